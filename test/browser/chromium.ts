import { existsSync } from "node:fs";

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A Chromium of this machine: the one that CHROME_PATH names, else one in a usual place. */
export const chromiumPath = [process.env.CHROME_PATH, ...usual].find((path) => path !== undefined && existsSync(path));
