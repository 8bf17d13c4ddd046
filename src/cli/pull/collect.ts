import type { Diagnostic } from "../../index.js";
import { type Answer, type Client, interruptedFault, unexpectedAnswer } from "./client.js";
import { safeName, safeNames } from "./file-name.js";
import { permissionsByKind } from "./kinds.js";
import {
  isObject,
  type JsonObject,
  objectIn,
  objectsOf,
  tidyAgent,
  tidyEntries,
  tidyInstances,
  tidyPeerings,
  tidyQueries,
} from "./tidy.js";

/** A file to be saved; `path` is below the folder that is written, with slashes. */
export interface PulledFile {
  readonly path: string;
  readonly text: string;
}

/** All answers of a federation, or what kept them from being whole. */
export type Pulled =
  | { readonly files: readonly PulledFile[]; readonly datacenters: readonly string[]; readonly faults?: undefined }
  | { readonly faults: readonly Diagnostic[] };

/** Told after every answer. */
export type Progress = (done: number, total: number, what: string) => void;

/** So many requests are under way at a time. */
const concurrency = 6;

/** The folder of config entries, which all datacenters share. */
export const configFolder = "config";

interface Task {
  readonly what: string;
  run(): Promise<readonly PulledFile[]>;
}

interface Pull {
  readonly client: Client;
  readonly faults: Diagnostic[];
  readonly interrupted: AbortSignal;
  /** Set where going on is of no use. */
  stopped: boolean;
}

/** Asks for everything that routes rest on: services with their health, queries, peerings, settings and config entries. */
export async function pullFederation(client: Client, interrupted: AbortSignal, progress: Progress): Promise<Pulled> {
  const pull: Pull = { client, faults: [], interrupted, stopped: false };
  const names = await textsAt(pull, "/v1/catalog/datacenters");
  const datacenters = [...names].sort();
  const folders = datacenters.map((name) => folderOf(name));
  const services = await Promise.all(
    pull.stopped ? [] : datacenters.map((datacenter) => keysAt(pull, "/v1/catalog/services", { dc: datacenter })),
  );
  const tasks: readonly Task[] = [
    ...Object.entries(permissionsByKind).map(([kind, needs]) => configTask(pull, kind, needs)),
    agentTask(pull),
    ...datacenters.map((datacenter, index) => queriesTask(pull, datacenter, folders[index] ?? "")),
    ...datacenters.flatMap((datacenter, index) =>
      serviceTasks(pull, datacenter, folders[index] ?? "", services[index] ?? []),
    ),
  ];
  const files = pull.stopped ? [] : await runAll(pull, tasks, progress);
  if (interrupted.aborted) return { faults: [interruptedFault()] };
  if (pull.faults.length > 0) return { faults: distinct(pull.faults) };
  return { files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)), datacenters };
}

/** The folder of a datacenter; one that is called like the folder of config entries gets another name. */
export function folderOf(datacenter: string): string {
  const name = safeName(datacenter);
  return name.toLowerCase() === configFolder ? `${name}~` : name;
}

function configTask(pull: Pull, kind: string, needs: string): Task {
  return {
    what: kind,
    async run() {
      const path = `/v1/config/${kind}`;
      const answer = await pull.client.get(path, {}, needs);
      // Older versions of Consul do not know the newer kinds.
      if (answer.fault?.message.includes("invalid config entry kind") === true) return [];
      const entries = objectsIn(pull, path, answer);
      return listFile(`${configFolder}/${kind}.json`, tidyEntries(entries));
    },
  };
}

/** The settings of the agent that answers. It alone is asked, and its datacenter alone tells its peerings. */
function agentTask(pull: Pull): Task {
  return {
    what: "agent",
    async run() {
      const path = "/v1/agent/self";
      const answer = await pull.client.get(path, {}, "agent:read");
      const self = take(pull, answer);
      if (self === undefined) return [];
      if (!isObject(self)) return failing(pull, unexpectedAnswer(path, "an object"));
      const datacenter = objectIn(self, "Config")["Datacenter"];
      if (typeof datacenter !== "string") return failing(pull, unexpectedAnswer(path, "the agent's datacenter"));
      const folder = folderOf(datacenter);
      return [fileOf(`${folder}/agent.json`, tidyAgent(self)), ...(await peeringsOf(pull, folder))];
    },
  };
}

async function peeringsOf(pull: Pull, folder: string): Promise<readonly PulledFile[]> {
  const path = "/v1/peerings";
  const answer = await pull.client.get(path, {}, "peering:read");
  // Versions before 1.13 have none, and agents may turn them off.
  if (answer.fault !== undefined && /status 404|peering (?:is )?disabled/i.test(answer.fault.message)) return [];
  return listFile(`${folder}/peerings.json`, tidyPeerings(objectsIn(pull, path, answer)));
}

function queriesTask(pull: Pull, datacenter: string, folder: string): Task {
  return {
    what: `queries of ${datacenter}`,
    async run() {
      const path = "/v1/query";
      const queries = objectsIn(pull, path, await pull.client.get(path, { dc: datacenter }, "query:read"));
      return listFile(`${folder}/queries.json`, tidyQueries(queries));
    },
  };
}

function serviceTasks(pull: Pull, datacenter: string, folder: string, services: readonly string[]): readonly Task[] {
  const names = [...services].sort();
  const fileNames = safeNames(names);
  return names.map((name, index) => ({
    what: name,
    async run() {
      const path = `/v1/health/service/${encodeURIComponent(name)}`;
      const instances = objectsIn(
        pull,
        path,
        await pull.client.get(path, { dc: datacenter }, "service:read and node:read"),
      );
      return listFile(`${folder}/service-${fileNames[index]}.json`, tidyInstances(instances));
    },
  }));
}

/** Runs tasks, some at a time. After a fault that is no lack of a permission no more are begun. */
async function runAll(pull: Pull, tasks: readonly Task[], progress: Progress): Promise<readonly PulledFile[]> {
  const files: PulledFile[] = [];
  let begun = 0;
  let done = 0;
  const worker = async (): Promise<void> => {
    while (!pull.stopped && !pull.interrupted.aborted) {
      const task = tasks[begun];
      if (task === undefined) return;
      begun += 1;
      for (const file of await task.run()) files.push(file);
      done += 1;
      progress(done, tasks.length, task.what);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return files;
}

/** The value of an answer; a fault is noted. */
function take(pull: Pull, answer: Answer): unknown {
  if (answer.fault === undefined) return answer.value;
  pull.faults.push(answer.fault);
  if (!answer.denied) pull.stopped = true;
  return undefined;
}

function failing(pull: Pull, fault: Diagnostic): readonly never[] {
  pull.faults.push(fault);
  pull.stopped = true;
  return [];
}

/** The objects of a list. Consul answers with null where there is none. */
function objectsIn(pull: Pull, path: string, answer: Answer): readonly JsonObject[] {
  const value = take(pull, answer);
  if (value === undefined || value === null) return [];
  return objectsOf(value) ?? failing(pull, unexpectedAnswer(path, "a list of objects"));
}

async function textsAt(pull: Pull, path: string): Promise<readonly string[]> {
  const value = take(pull, await pull.client.get(path, {}, "a token that Consul knows"));
  if (value === undefined) {
    pull.stopped = true;
    return [];
  }
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value;
  return failing(pull, unexpectedAnswer(path, "a list of names"));
}

async function keysAt(pull: Pull, path: string, query: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const value = take(pull, await pull.client.get(path, query, "service:read and node:read"));
  if (value === undefined) return [];
  return isObject(value) ? Object.keys(value) : failing(pull, unexpectedAnswer(path, "services by name"));
}

/** Lists that are empty get no file. */
function listFile(path: string, list: readonly JsonObject[]): readonly PulledFile[] {
  return list.length === 0 ? [] : [fileOf(path, list)];
}

function fileOf(path: string, value: JsonObject | readonly JsonObject[]): PulledFile {
  return { path, text: `${JSON.stringify(value, null, 2)}\n` };
}

/** Of faults of one message one, so that a missing permission for a thousand services is told shortly. */
function distinct(faults: readonly Diagnostic[]): readonly Diagnostic[] {
  const byReason = new Map<string, Diagnostic>();
  for (const fault of faults) {
    const reason = `${fault.code} ${/ (?:was denied|was answered|failed).*/.exec(fault.message)?.[0] ?? fault.message}`;
    if (!byReason.has(reason)) byReason.set(reason, fault);
  }
  return [...byReason.values()];
}
