import type { Located } from "../../base/located.js";
import { valueIn } from "../../base/members.js";
import type { Reading } from "../../reader.js";
import { type Evaluation, evaluate, evaluateBody } from "../evaluate.js";
import { asNumber, attributeOf, blocksOf, type File } from "../module.js";
import { type Scope, withTexts } from "../scope.js";
import type { Block, Item } from "../syntax/tree.js";
import type { Undecided } from "../undecided.js";
import { datacentersOf, type JobService } from "./job.js";
import { readServices } from "./services.js";

/** True for the top-level items of a job file. */
export function isJob(item: Item): item is Block {
  return item.is === "block" && (item.type === "job" || item.type === "variable" || item.type === "locals");
}

/** True for a text that looks like a job, whatever the name of its file. */
export function isJobText(text: string): boolean {
  return /^job[ \t]+"[^"\n]*"[ \t]*\{/m.test(text);
}

/** Reads the job of a file. */
export function readJob(file: File, scope: Scope): Reading {
  const jobs = file.body.filter((item): item is Block => item.is === "block" && item.type === "job");
  return readServices(jobs.flatMap((job) => servicesOfJob(job, { file, scope })));
}

interface Surroundings {
  readonly file: File;
  readonly scope: Scope;
}

function servicesOfJob(job: Block, around: Surroundings): readonly JobService[] {
  const id = job.labels[0]?.text ?? "";
  const name = attributeText(job, "name", around) ?? id;
  const datacenters = datacentersOf(attributeValue(job, "datacenters", around));
  const jobScope = withTexts(around.scope, new Map([...pairs(["JOB", "NOMAD_JOB_NAME"], name), ["NOMAD_JOB_ID", id]]));
  return blocksOf(job, "group").flatMap((group) => {
    const groupName = group.labels[0]?.text ?? "";
    const groupScope = withTexts(jobScope, new Map(pairs(["TASKGROUP", "NOMAD_GROUP_NAME"], groupName)));
    const inGroup = { file: around.file, scope: groupScope };
    const cluster = clusterOf(group, inGroup) ?? clusterOf(job, inGroup);
    const known = { job: name, group: groupName, ports: portsOf(group, inGroup), datacenters };
    const read = (service: Block, task: string | undefined): JobService =>
      serviceOf(service, { ...known, ...(cluster === undefined ? {} : { cluster }) }, task, inGroup);
    return [
      ...blocksOf(group, "service").map((service) => read(service, undefined)),
      ...blocksOf(group, "task").flatMap((task) =>
        blocksOf(task, "service").map((service) => read(service, task.labels[0]?.text ?? "")),
      ),
    ];
  });
}

function pairs(keys: readonly string[], value: string): readonly (readonly [string, string])[] {
  return keys.map((key) => [key, value] as const);
}

/** What counts in a service; checks and the like may hold expressions that matter to nobody here. */
const serviceItems: ReadonlySet<string> = new Set([
  "name",
  "port",
  "address",
  "tagged_addresses",
  "tags",
  "meta",
  "connect",
  "provider",
]);

function serviceOf(
  service: Block,
  known: Omit<JobService, "document" | "map" | "name" | "undecided">,
  task: string | undefined,
  { file, scope }: Surroundings,
): JobService {
  // Services of a group go by the name `group` where a task would be named.
  const taskName = task ?? "group";
  const base = `${known.job}-${known.group}-${taskName}`;
  const texts = new Map([
    ...pairs(["TASK", ...(task === undefined ? [] : ["NOMAD_TASK_NAME"])], taskName),
    ["BASE", base] as const,
  ]);
  const undecided: Undecided[] = [];
  const evaluation: Evaluation = { text: file.document.text, scope: withTexts(scope, texts), undecided };
  const body = service.body.filter((item) => serviceItems.has(item.is === "attribute" ? item.name : item.type));
  const map = evaluateBody(withoutTask(body), { start: service.start, end: service.end }, evaluation, "");
  const written = valueIn(map, "name");
  const isOpen = attributeOf(service, "name") !== undefined && written?.type !== "text";
  const name = nameOf(written, task === undefined ? `${known.job}-${known.group}` : base);
  const place = written ?? { start: service.typeStart, end: service.typeEnd };
  return {
    ...known,
    document: file.document,
    map,
    ...(isOpen ? {} : { name: { value: name, start: place.start, end: place.end } }),
    undecided,
  };
}

function nameOf(written: Located | undefined, otherwise: string): string {
  return written?.type === "text" && written.value !== "" ? written.value : otherwise;
}

/** The task that runs the proxy says nothing of routes. */
function withoutTask(body: readonly Item[]): readonly Item[] {
  return body.map((item) =>
    item.is === "block" && item.type === "connect"
      ? { ...item, body: item.body.filter((one) => !(one.is === "block" && one.type === "sidecar_task")) }
      : item,
  );
}

function attributeValue(block: Block, name: string, { file, scope }: Surroundings): Located | undefined {
  const attribute = attributeOf(block, name);
  if (attribute === undefined) return undefined;
  const undecided: Undecided[] = [];
  const value = evaluate(attribute.value, { text: file.document.text, scope, undecided }, name);
  return undecided.length === 0 ? value : undefined;
}

function attributeText(block: Block, name: string, around: Surroundings): string | undefined {
  const value = attributeValue(block, name, around);
  return value?.type === "text" ? value.value : undefined;
}

function clusterOf(block: Block, around: Surroundings): string | undefined {
  return blocksOf(block, "consul")
    .map((one) => attributeText(one, "cluster", around))
    .find((cluster) => cluster !== undefined);
}

function portsOf(group: Block, around: Surroundings): ReadonlyMap<string, number | undefined> {
  const ports = blocksOf(group, "network").flatMap((network) => blocksOf(network, "port"));
  return new Map(
    ports.map((port) => {
      const written = attributeValue(port, "static", around);
      const value = written && asNumber(written);
      return [port.labels[0]?.text ?? "", value?.type === "integer" ? Number(value.value) : undefined];
    }),
  );
}
