import { createDocument } from "../base/document.js";
import type { Source } from "../base/source.js";
import { readJson } from "../json/read.js";
import type { Reader } from "../reader.js";
import { joinAnswers } from "./join.js";
import { readAnswer } from "./read.js";
import { answerShapeOf } from "./shape.js";

/**
 * The reader of saved answers of Consul's HTTP API. `readSources` uses it for each JSON text that no Consul would read as a
 * file, so no program need pass it.
 */
export const answerReader: Reader = {
  accepts(source) {
    const { value } = read(source);
    return value !== undefined && answerShapeOf(value) !== undefined;
  },
  read: (sources) => joinAnswers(sources.map((source) => readAnswer(read(source)))),
};

function read(source: Source) {
  const document = createDocument(source);
  return { document, ...readJson(document) };
}
