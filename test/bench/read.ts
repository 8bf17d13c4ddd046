import hclParser from "hcl-parser";
import hcl2Parser from "hcl2-parser";
import { parse as parseToml } from "smol-toml";
import { createDocument } from "../../src/base/document.js";
import { readHcl } from "../../src/hcl/read.js";
import { readJson } from "../../src/json/read.js";
import { heapUsed, timeOf } from "./measure.js";
import { largeInput, type ReadInput, smallInput } from "./read-inputs.js";

/**
 * Reading: the reader with places (making the document included) beside JSON.parse, two HCL parsers and a TOML parser, each
 * on the same content; then the memory that the result keeps.
 */
export function benchRead(): void {
  for (const input of [smallInput(), largeInput()]) {
    const { hcl, json, toml } = input;
    console.log(`\n${input.name}: HCL ${hcl.length} bytes, JSON ${json.length}, TOML ${toml.length}`);
    const ours = timeOf(() => readHcl(createDocument({ file: "bench.hcl", text: hcl })));
    const native = timeOf(() => JSON.parse(json));
    const peers = {
      "JSON.parse": native,
      "hcl-parser": timeOf(() => hclParser.parse(hcl)),
      "hcl2-parser": timeOf(() => hcl2Parser.parseToObject(hcl)),
      "smol-toml": timeOf(() => parseToml(toml)),
    };
    const sizes: Readonly<Record<string, number>> = { "JSON.parse": json.length, "smol-toml": toml.length };
    print("readHcl", ours, hcl.length);
    for (const [name, time] of Object.entries(peers)) {
      const ratio =
        time > ours
          ? `${(time / ours).toFixed(1)} times our time`
          : `we take ${(ours / time).toFixed(1)} times its time`;
      print(name, time, sizes[name] ?? hcl.length, ratio);
    }
    const ourJson = timeOf(() => readJson(createDocument({ file: "bench.json", text: json })));
    print("readJson", ourJson, json.length, `${(ourJson / native).toFixed(1)} times the time of JSON.parse`);
    printMemory(input);
  }
}

function print(name: string, milliseconds: number, bytes: number, ratio = ""): void {
  const speed = bytes / 1e6 / (milliseconds / 1000);
  console.log(
    `${name.padEnd(12)} ${milliseconds.toFixed(3).padStart(10)} ms ${speed.toFixed(1).padStart(8)} MB/s  ${ratio}`,
  );
}

/** What many results keep alive, as a multiple of the text; the text itself is not counted. */
function printMemory({ hcl }: ReadInput): void {
  const copies = Math.max(3, Math.floor(2e6 / hcl.length));
  // Separate texts, so that none shares memory with another.
  const texts = Array.from({ length: copies }, (_, index) => Buffer.from(`${hcl}\n# ${index}\n`).toString());
  readHcl(createDocument({ file: "bench.hcl", text: hcl }));
  const before = heapUsed();
  const kept = texts.map((text) => readHcl(createDocument({ file: "bench.hcl", text })).value);
  const bytes = heapUsed() - before;
  console.log(`memory       ${(bytes / kept.length / hcl.length).toFixed(1)} times the text`);
}
