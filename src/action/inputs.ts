import { getBooleanInput, getInput } from "@actions/core";

/** What the workflow says; `action.yml` hands it over in the environment. */
export interface Inputs {
  config: string;
  targets: string;
  against: string;
  failOn: string;
  comment: boolean;
  workingDirectory: string;
  token: string;
}

export function readInputs(): Inputs {
  return {
    config: getInput("config"),
    targets: getInput("targets"),
    against: getInput("against"),
    failOn: getInput("fail_on") || "breaking",
    comment: getBooleanInput("comment"),
    workingDirectory: getInput("working_directory") || ".",
    token: getInput("token"),
  };
}

/** The outputs of one run, in a folder of the runner's. */
export interface Files {
  json: string;
  sarif: string;
  markdown: string;
  annotations: string;
}

/** The command line of the run. */
export function commandLine({ config, targets, failOn }: Inputs, against: string | undefined, files: Files): string[] {
  return [
    "check",
    ...(config === "" ? [] : ["--config", config]),
    ...(targets === "" ? [] : ["--target", targets]),
    ...(against === undefined ? [] : ["--against", against, "--fail-on", failOn]),
    ...["--reporter", "terminal"],
    ...["--reporter", `json:${files.json}`],
    ...["--reporter", `sarif:${files.sarif}`],
    ...["--reporter", `markdown:${files.markdown}`],
    ...["--reporter", `github:${files.annotations}`],
  ];
}
