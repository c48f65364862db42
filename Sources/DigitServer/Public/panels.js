/** The panels of the digits: crop, label, confidence and ten bars, each of which is the button that corrects. */
import { element, percent } from "./page.js";
import { noDigit, paint } from "./corrections.js";
import { label } from "./reading.js";

/** More are not shown one by one: a page full of numbers has its boxes. */
export const maximumPanels = 60;

/** The panel of a digit; `correct` is told what it really is. */
export function panel(reading, digit, correct) {
  const name = `Digit ${digit.index + 1}`;
  const picture = element("canvas", { role: "img", "aria-label": `${name} as the network sees it` });
  if (digit.crop) paint(picture, digit.crop);
  const isUnsure = reading.isUnsure(digit);
  const isCorrected = digit.corrected !== null;
  const said = isCorrected ? `not ${digit.digit}: corrected` : `${percent(digit.confidence)}${isUnsure ? ", unsure" : ""}`;
  const head = element("p", { class: "said" }, element("strong", {}, label(digit) || "no digit"), " ", element("span", {}, said));
  const bars = element("div", { class: "bars", role: "toolbar", "aria-label": `${name}, read as ${digit.digit}. If that’s wrong, choose what it is` },
    ...digit.probabilities.map((probability, value) => bar(digit, String(value), String(value), probability, `${value}: ${percent(probability)}`)),
    bar(digit, noDigit, "∅", digit.not_a_digit ?? 0, `no digit: ${percent(digit.not_a_digit ?? 0)}`));
  const item = element("li", { class: `digit${isUnsure ? " unsure" : ""}${isCorrected ? " corrected" : ""}` }, picture, element("div", {}, head, bars));
  const chosen = [...bars.children].find(({ dataset }) => dataset.label === current(digit));
  for (const button of bars.children) {
    button.tabIndex = button === chosen ? 0 : -1;
    button.addEventListener("click", () => correct(digit, button.dataset.label));
  }
  bars.addEventListener("keydown", (event) => move(event, [...bars.children]));
  return item;
}

const current = (digit) => digit.corrected ?? String(digit.digit);

function bar(digit, value, sign, probability, title) {
  const fill = element("i");
  fill.style.height = `${Math.max(2, Math.round(probability * 100))}%`;
  const button = element("button", { type: "button", class: "bar", "data-label": value, title, "aria-label": title, "aria-pressed": String(value === current(digit)) },
    element("span", { class: "track" }, fill), element("span", { class: "sign" }, sign));
  return button;
}

/** One tab stop for a row of bars: arrows move along it, a digit's key chooses at once. */
function move(event, buttons) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = buttons.indexOf(document.activeElement);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to !== undefined) {
    buttons[(to + buttons.length) % buttons.length].focus();
  } else if (/^[0-9]$/.test(event.key)) {
    buttons[Number(event.key)].click();
  } else { return; }
  event.preventDefault();
  event.stopPropagation();
}
