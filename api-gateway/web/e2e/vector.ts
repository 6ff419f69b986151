import type { Page } from "@playwright/test";
import { build, type Rolldown } from "vite";

const ENTRY = "\0vector";
const CONVERTER = `
  import { elementToSVG } from "dom-to-svg";
  window.toVector = () => {
    const captureArea = new DOMRect(0, 0, window.innerWidth, window.innerHeight);
    return elementToSVG(document.documentElement, { captureArea }).documentElement;
  };
`;

type Converter = { toVector(): Element };

let script: Promise<string> | undefined;

/** {@return the code of the converter, which runs in the page} */
function converter(): Promise<string> {
  script ??= build({
    configFile: false,
    logLevel: "error",
    plugins: [
      {
        name: "vector",
        resolveId: (id) => (id === ENTRY ? id : null),
        load: (id) => (id === ENTRY ? CONVERTER : null),
      },
    ],
    build: { write: false, rolldownOptions: { input: ENTRY, output: { format: "iife", codeSplitting: false } } },
  }).then((made) => (made as Rolldown.RolldownOutput).output[0].code);
  return script;
}

/**
 * Returns the visible part of the page as a vector graphic of texts and shapes. The context must bypass the content
 * security policy.
 */
export async function vectorOf(page: Page): Promise<string> {
  await page.evaluate(showValuesAsText);
  await page.addScriptTag({ content: await converter() });
  return page.evaluate(draw);
}

/** Replaces what the converter cannot read: fields, canvases and the inherited colour of texts in graphics. */
function showValuesAsText(): void {
  for (const text of document.querySelectorAll<SVGTextElement>("svg text")) {
    text.style.color = getComputedStyle(text).fill;
  }
  for (const field of document.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select")) {
    if (field.type === "checkbox") {
      field.value = "";
      continue;
    }
    const text = document.createElement("div");
    const { font, color, padding, border, borderRadius, backgroundColor, lineHeight } = getComputedStyle(field);
    const { width, height } = field.getBoundingClientRect();
    text.textContent = field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? "") : field.value || field.placeholder;
    Object.assign(text.style, { font, color, padding, border, borderRadius, backgroundColor, lineHeight });
    Object.assign(text.style, { width: `${width}px`, height: `${height}px`, boxSizing: "border-box", whiteSpace: "nowrap" });
    field.replaceWith(text);
  }
  for (const canvas of document.querySelectorAll("canvas")) {
    const { width, height } = canvas.getBoundingClientRect();
    if (canvas.hidden || width === 0) {
      canvas.remove();
      continue;
    }
    const image = document.createElement("img");
    image.src = canvas.toDataURL("image/png");
    image.className = canvas.className;
    Object.assign(image.style, { width: `${width}px`, height: `${height}px` });
    canvas.replaceWith(image);
  }
}

function draw(): string {
  const drawn = (window as unknown as Converter).toVector();
  drawn.querySelectorAll("style, title").forEach((one) => one.remove());
  for (const one of [drawn, ...drawn.querySelectorAll("*")]) {
    for (const name of one.getAttributeNames()) {
      if (/^(data-|aria-|role|href|target|rel|class|tabindex|xml:)/.test(name) && one.localName !== "use" && one.localName !== "image") {
        one.removeAttribute(name);
      }
    }
  }
  return new XMLSerializer()
    .serializeToString(drawn)
    .replace(/<!--.*?-->/gs, "")
    .replace(/(\d\.\d)\d+/g, "$1")
    .replace(/></g, ">\n<");
}
