import { describe } from "./code.js";

export const diffCodes = describe({
  "diff/broken": {
    severity: "warning",
    explanation: "Since the other state, a change has led routes that worked into a dead end. The place is the change.",
    example: "meshplan diff --format github BEFORE AFTER, where AFTER lacks the only gateway",
  },
  "diff/routes": {
    severity: "info",
    explanation: "Since the other state, a change has altered routes or modes, or upstreams came or went with it.",
    example: 'meshplan diff --format github BEFORE AFTER, where AFTER has `Mode = "remote"` in proxy-defaults',
  },
  "diff/reasons": {
    severity: "info",
    explanation: "A change has altered no route, but why routes are as they are: another level decides the same mode.",
    example:
      "meshplan diff --format github BEFORE AFTER, where AFTER has in service-defaults the mode of proxy-defaults",
  },
  "diff/revision": {
    severity: "error",
    explanation: "The repository has no commit of that name, so there is nothing to compare with.",
    example: "meshplan diff --git no-such-branch .",
  },
  "diff/git": {
    severity: "error",
    explanation: "git could not be asked: it is not installed, or the working directory is in no repository.",
    example: "meshplan diff --git main . outside any repository",
  },
  "diff/outside-repository": {
    severity: "error",
    explanation: "A path leads out of the repository, which therefore has no earlier state of it.",
    example: "meshplan diff --git main /tmp",
  },
});
