// GitHub's issues of any repository, kept in memory. Whatever GitHub's description does not allow is refused with 422
// and kept as a violation. Prints its port; ends with its standard input.
//   GET  /_seen    {issues, requests, violations}
//   POST /_next    [{status, headers?, hang?}]: what the next requests are answered instead
import { createServer } from "node:http";
import { example, judge, judgeAnswer } from "./description.mjs";

const issues = [];
const requests = [];
const violations = [];
let next = [];

const operations = {
  "GET /repos/{owner}/{repo}/issues": (_, url) => {
    const labels = (url.searchParams.get("labels") ?? "").split(",").filter(Boolean);
    const state = url.searchParams.get("state") ?? "open";
    const fits = (issue) => state === "all" || issue.state === state;
    const known = issues.filter((issue) => fits(issue) && labels.every((label) => issue.labels.includes(label)));
    return [200, (judged) => known.toReversed().map((issue) => shape(example(judged, 200)[0], issue))];
  },
  "POST /repos/{owner}/{repo}/issues": (_, url, sent) => {
    const { title, body = null, labels = [] } = sent;
    const issue = { number: issues.length + 1, title, body, labels, state: "open", state_reason: null, comments: [] };
    issues.push(issue);
    return [201, (judged) => shape(example(judged, 201), issue)];
  },
  "PATCH /repos/{owner}/{repo}/issues/{issue_number}": ({ issue_number }, url, sent) => {
    const issue = issues[issue_number - 1];
    if (!issue) return [404, () => ({ message: "Not Found" })];
    Object.assign(issue, sent);
    return [200, (judged) => shape(example(judged, 200), issue)];
  },
  "POST /repos/{owner}/{repo}/issues/{issue_number}/comments": ({ issue_number }, url, { body }) => {
    const issue = issues[issue_number - 1];
    if (!issue) return [404, () => ({ message: "Not Found" })];
    issue.comments.push(body);
    return [201, (judged) => ({ ...example(judged, 201), body })];
  },
};

const shape = (one, { number, title, body, state, state_reason, labels, comments }) => ({
  ...one, number, title, body, state, state_reason, comments: comments.length, closed_at: null,
  labels: labels.map((name, id) => ({
    id, node_id: "", url: "https://api.github.com/", name, description: null, color: "ffffff", default: false,
  })),
});

function handle(request, url, text) {
  const judged = judge(request.method, url, request.headers, text);
  if (!/^Bearer \S+$/.test(request.headers.authorization ?? "")) return [401, { message: "Requires authentication" }];
  if (judged.problems.length === 0 && !operations[judged.key]) judged.problems.push(`${judged.key} is not played here`);
  if (judged.problems.length > 0) {
    violations.push(...judged.problems);
    return [422, { message: "Validation Failed", errors: judged.problems }];
  }
  const [status, make] = operations[judged.key](judged.values, url, text && JSON.parse(text));
  const answer = make(judged);
  violations.push(...judgeAnswer(judged, status, answer).map((problem) => `the mock itself: ${problem}`));
  return [status, answer];
}

const server = createServer((request, response) => {
  let text = "";
  request.on("data", (piece) => (text += piece));
  request.on("end", () => {
    const url = new URL(request.url, "http://localhost");
    const answer = (status, value, headers = {}) => {
      response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
      response.end(JSON.stringify(value));
    };
    if (url.pathname === "/_seen") return answer(200, { issues, requests, violations });
    if (url.pathname === "/_next") return (next = JSON.parse(text)), answer(200, {});
    requests.push(`${request.method} ${url.pathname}`);
    const instead = next.shift();
    if (instead) return answer(instead.status, { message: "As the test says" }, instead.headers);
    answer(...handle(request, url, text));
  });
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.resume().on("end", () => process.exit(0));
