import type { Drawing } from "../../src/render/graph/svg/layout.js";
import type { Box, Shape, TextShape } from "../../src/render/graph/svg/shapes.js";

/** What keeps a text from being well-formed XML, or undefined: a small check of what our printer can get wrong. */
export function xmlFault(text: string): string | undefined {
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const isAllowed =
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 0x20 && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff);
    if (!isAllowed) return `sign U+${code.toString(16)} is not allowed`;
  }
  const open: string[] = [];
  let position = 0;
  while (position < text.length) {
    if (text[position] !== "<") {
      const end = text.indexOf("<", position);
      const content = text.slice(position, end === -1 ? text.length : end);
      const fault = contentFault(content);
      if (fault !== undefined) return fault;
      if (open.length === 0 && content.trim() !== "") return `text outside of the root: ${content}`;
      position += content.length;
      continue;
    }
    const end = text.indexOf(">", position);
    if (end === -1) return "a tag is not closed";
    const tag = text.slice(position + 1, end);
    position = end + 1;
    if (tag.startsWith("/")) {
      const last = open.pop();
      if (last !== tag.slice(1)) return `</${tag.slice(1)}> closes <${last}>`;
      continue;
    }
    const isEmpty = tag.endsWith("/");
    const [name = "", ...rest] = (isEmpty ? tag.slice(0, -1) : tag).split(" ");
    const attributes = rest.join(" ");
    const left = attributes.replace(/[A-Za-z-]+="[^"<]*"/g, (one) => (contentFault(one) === undefined ? "" : one));
    if (!/^[a-z]+$/.test(name) || left.trim() !== "") return `tag <${tag}>`;
    const keys = [...attributes.matchAll(/([A-Za-z-]+)="/g)].map((match) => match[1]);
    if (new Set(keys).size !== keys.length) return `an attribute twice in <${tag}>`;
    if (!isEmpty) open.push(name);
  }
  return open.length === 0 ? undefined : `<${open.at(-1)}> is not closed`;
}

function contentFault(content: string): string | undefined {
  const left = content.replace(/&(?:amp|lt|gt|quot);/g, "");
  return left.includes("&") ? `a bare & in: ${content}` : undefined;
}

export function textsOf(drawing: Drawing): readonly TextShape[] {
  const texts: TextShape[] = [];
  const walk = (shapes: readonly Shape[]) => {
    for (const shape of shapes) {
      if (shape.what === "text") texts.push(shape);
      else if (shape.what === "group") walk(shape.shapes);
    }
  };
  walk(drawing.shapes);
  walk(drawing.lanes);
  return texts;
}

/** The texts of a drawing that are written over each other, or that stand out of it. */
export function textFaults(drawing: Drawing): readonly string[] {
  const texts = textsOf(drawing).filter(({ box }) => box.width > 0);
  const faults = texts
    .filter(({ box }) => !contains({ x: 0, y: 0, width: drawing.width, height: drawing.height }, box))
    .map(({ text }) => `${text} is cut off`);
  texts.forEach((one, index) => {
    for (const other of texts.slice(index + 1)) {
      if (overlap(one.box, other.box)) faults.push(`${one.text} and ${other.text} overlap`);
    }
  });
  return faults;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
