import { benchChain } from "./chain.js";
import { benchCheck } from "./check.js";
import { benchFleet } from "./fleet.js";
import { benchKubernetes } from "./kubernetes.js";
import { benchMerge } from "./merge.js";
import { benchRead } from "./read.js";
import { benchResolveGrowth } from "./resolve-growth.js";
import { benchStart } from "./start.js";
import { benchSurvey, benchUpdate } from "./update.js";

/** `npm run bench [-- NAME…]`: measures in one run and prints ratios to peers measured beside it, or to Go's figures. */
const benches: Readonly<Record<string, () => void | Promise<void>>> = {
  start: benchStart,
  read: benchRead,
  check: benchCheck,
  kubernetes: benchKubernetes,
  merge: benchMerge,
  chain: benchChain,
  growth: benchResolveGrowth,
  fleet: benchFleet,
  update: benchUpdate,
  survey: benchSurvey,
};

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n== ${name}`);
  await bench();
}
