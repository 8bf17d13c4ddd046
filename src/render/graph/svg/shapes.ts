import { cutEnd, fitLines, shorten, textWidth } from "./text.js";

/** Something to be drawn; units are pixels. */
export type Shape = RectangleShape | PathShape | TextShape | GroupShape;

export interface RectangleShape extends Box {
  readonly what: "rectangle";
  readonly style: string;
  readonly radius: number;
}

export interface PathShape {
  readonly what: "path";
  readonly style: string;
  readonly data: string;
}

export interface TextShape {
  readonly what: "text";
  readonly style: string;
  readonly text: string;
  /** The whole text where it is shortened. */
  readonly whole?: string;
  readonly size: number;
  /** Where the baseline begins. */
  readonly x: number;
  readonly y: number;
  /** The room it takes. */
  readonly box: Box;
}

/** Shapes that belong together, and what is to be said of them: shown when the pointer rests there. */
export interface GroupShape {
  readonly what: "group";
  readonly title: string;
  readonly shapes: readonly Shape[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Font sizes. */
export const sizes = { title: 15, site: 12, caption: 12, label: 11, detail: 10 } as const;

/** How a line of text is set. */
export interface TextSetting {
  readonly style: string;
  readonly size: number;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly width: number;
}

/** One line, shortened to the width: names and places in their middle, sentences (`"end"`) at their end. */
export function lineOfText(text: string, setting: TextSetting, cut: "middle" | "end" = "middle"): TextShape {
  const { style, size, x, y, width } = setting;
  const shown = cut === "middle" ? shorten(text, size, width) : cutEnd(text, size, width);
  return {
    what: "text",
    style,
    text: shown,
    ...(shown === text ? {} : { whole: text }),
    size,
    x,
    y,
    box: textBox(shown, size, x, y),
  };
}

/** How several lines are set: at most `limit` of them, around a middle. */
export interface LinesSetting extends Omit<TextSetting, "y"> {
  readonly middle: number;
  readonly limit: number;
  readonly leading: number;
}

/** Several lines below each other; the last one is shortened where there are more. */
export function linesOfText(text: string, setting: LinesSetting): readonly TextShape[] {
  const { size, width, limit, leading, style, x, middle } = setting;
  const lines = fitLines(text, size, width, limit);
  const first = middle + size * 0.35 - ((lines.length - 1) * leading) / 2;
  return lines.map((line, index): TextShape => {
    const y = first + index * leading;
    return { what: "text", style, text: line, size, x, y, box: textBox(line, size, x, y) };
  });
}

function textBox(text: string, size: number, x: number, y: number): Box {
  return { x, y: y - size * 0.95, width: textWidth(text, size), height: size * 1.2 };
}
