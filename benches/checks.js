// The same addresses through our checks, two peers and a plain scan: how long
// each takes, and how often it is right. Bundled with all that it needs by
// xtask/src/bench.rs; Node and both browsers run the same file, which leaves
// its work behind as `globalThis.measureChecks`.
import { check, initSync, repair } from "checks-bench-glue";
import bytes from "checks-bench-bytes";
import inputs from "checks-bench-inputs";
import emailSpellChecker from "@zootools/email-spell-checker";
import mailcheck from "mailcheck";
import { scan } from "./floor.js";

// One address is checked this often in a row before the clock is read again: the
// clock of a page is coarse, 0.1 ms in Chromium and up to 1 ms in Firefox.
const IN_A_ROW = 2000;
// An address of no use to anybody, but which somebody may paste.
const LONG = "taro＠" + "gmial.com ".repeat(100);

const contenders = {
  ours: { check, answer: repair },
  mailcheck: {
    check: (email) => mailcheck.run({ email }),
    answer: (email) => mailcheck.run({ email })?.full ?? email,
  },
  "email-spell-checker": {
    check: (email) => emailSpellChecker.run({ email }),
    answer: (email) => emailSpellChecker.run({ email })?.full ?? email,
  },
  "JavaScript scan": { check: scan, answer: undefined },
};

// Microseconds for one check of each address, in ascending order.
function times(run, addresses) {
  for (const address of addresses) for (let n = 0; n < 50; n++) run(address);
  const all = addresses.map((address) => {
    const start = performance.now();
    for (let n = 0; n < IN_A_ROW; n++) run(address);
    return { address, each: ((performance.now() - start) * 1000) / IN_A_ROW };
  });
  return all.sort((a, b) => a.each - b.each);
}

// How many of a list were answered as they should be: [typed, wanted] pairs.
function right(answer, pairs) {
  return pairs.filter(([typed, wanted]) => {
    try {
      return answer(typed) === wanted;
    } catch {
      return false;
    }
  }).length;
}

globalThis.measureChecks = () => {
  initSync({ module: new WebAssembly.Module(bytes) });
  const sample = [...inputs.typos.map(([typed]) => typed), ...inputs.real, ...inputs.legal].filter((_, n) => n % 4 === 0);
  const silent = (list) => list.map((address) => [address, address]);
  const figures = {};
  for (const [name, { check, answer }] of Object.entries(contenders)) {
    const sorted = times(check, sample);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    const figure = { median: at(0.5).each, p99: at(0.99).each, worst: at(1).each, worstInput: at(1).address };
    const start = performance.now();
    for (let n = 0; n < 20; n++) check(LONG);
    figure.long = ((performance.now() - start) * 1000) / 20;
    if (answer) {
      figure.typos = [right(answer, inputs.typos), inputs.typos.length];
      figure.real = [right(answer, silent(inputs.real)), inputs.real.length];
      figure.legal = [right(answer, silent(inputs.legal)), inputs.legal.length];
    }
    figures[name] = figure;
  }
  return { inputs: sample.length, figures };
};
