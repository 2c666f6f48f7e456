// GitHub's own OpenAPI description as JSON Schema: what a request may hold, and what an answer does.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv";
import addFormats from "ajv-formats";

const place = createRequire(import.meta.url).resolve("@octokit/openapi/generated/api.github.com.json");
const description = JSON.parse(readFileSync(place, "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);

const follow = (part) =>
  part.$ref ? part.$ref.slice(2).split("/").reduce((at, key) => at[key.replace(/~1/g, "/")], description) : part;

// OpenAPI 3.0's `nullable` is no JSON Schema; references are put in place, which GitHub's schemas never do in a circle.
function schema(part) {
  if (Array.isArray(part)) return part.map(schema);
  if (part === null || typeof part !== "object") return part;
  const { nullable, example, examples, ...rest } = follow(part);
  const plain = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, schema(value)]));
  return nullable === true ? { anyOf: [plain, { type: "null" }] } : plain;
}

const compiled = new Map();
function problems(key, part, value, strict) {
  if (!compiled.has(key)) {
    // A field that GitHub does not know is ignored by it: here it is an error, since somebody meant something by it.
    const closed = strict ? { ...schema(part), additionalProperties: false } : schema(part);
    compiled.set(key, ajv.compile(closed));
  }
  const check = compiled.get(key);
  return check(value) ? [] : check.errors.map((e) => `${key} ${e.instancePath || "/"} ${e.message} ${JSON.stringify(e.params)}`);
}

// The operation at a path, with the values in it.
function operation(method, path) {
  for (const [template, operations] of Object.entries(description.paths)) {
    const pattern = new RegExp(`^${template.replace(/[.]/g, "\\.").replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    const found = pattern.exec(path);
    if (found && operations[method]) return { template, operation: operations[method], values: found.groups ?? {} };
  }
  return null;
}

// What is wrong with a request; with the operation that was meant.
export function judge(method, url, headers, text) {
  const found = operation(method.toLowerCase(), url.pathname);
  if (!found) return { problems: [`${method} ${url.pathname} is no operation of GitHub`] };
  const wrong = [];
  const { template, operation: known, values } = found;
  const key = `${method} ${template}`;
  const parameters = (known.parameters ?? []).map(follow);
  for (const { name, in: where, required, schema: of } of parameters) {
    const sent = where === "path" ? values[name] : where === "query" ? url.searchParams.get(name) : undefined;
    if (sent === undefined || sent === null) {
      if (required && where !== "header") wrong.push(`${key} needs ${name}`);
      continue;
    }
    const value = follow(of).type === "integer" ? Number(sent) : sent;
    wrong.push(...problems(`${key} ${where} ${name}`, of, value, false));
  }
  const queries = new Set(parameters.filter((one) => one.in === "query").map((one) => one.name));
  for (const name of url.searchParams.keys()) if (!queries.has(name)) wrong.push(`${key} knows no query ${name}`);
  const body = known.requestBody && follow(known.requestBody).content["application/json"].schema;
  if (body) {
    if (!/^application\/json\b/.test(headers["content-type"] ?? "")) wrong.push(`${key} takes application/json`);
    try {
      wrong.push(...problems(`${key} body`, body, JSON.parse(text), true));
    } catch (error) {
      wrong.push(`${key} body: ${error.message}`);
    }
  } else if (text) wrong.push(`${key} takes no body`);
  if (!headers["user-agent"]) wrong.push("GitHub answers nobody without a user-agent");
  if (!/application\/(vnd\.github\+)?json/.test(headers.accept ?? "")) wrong.push("accept is not GitHub's");
  return { problems: wrong, key, values, operation: known };
}

// What is wrong with an answer: the mock must not lie either.
export function judgeAnswer({ key, operation: known }, status, value) {
  const answer = known.responses[status] && follow(known.responses[status]);
  if (!answer) return [`${key} never answers ${status}`];
  const of = answer.content?.["application/json"]?.schema;
  return of ? problems(`${key} ${status}`, of, value, false) : [];
}

// An example of an answer, GitHub's own.
export function example({ operation: known }, status) {
  const examples = Object.values(follow(known.responses[status]).content["application/json"].examples ?? {});
  return structuredClone(follow(examples[0]).value);
}
