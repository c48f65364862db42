/** What an answer of the server's means: its text with a person's corrections, and its doubt, in words. */
import { percent } from "./page.js";
import { noDigit } from "./corrections.js";

/** Below this the server calls a digit unsure. */
const floor = 0.9825;

export class Reading {
  /** `place` takes a box of the answer's to the canvas: [left, top, width, height]. */
  constructor(answer, place) {
    this.answer = answer;
    this.digits = answer.digits.map((digit, index) => ({
      ...digit, index, crop: answer.images?.[index], place: place(digit.box), corrected: null, id: crypto.randomUUID?.() ?? `${Date.now()}-${index}-${Math.random()}`,
    }));
  }

  /** Takes over what was corrected in an earlier reading of the same drawing, where a digit is still there. */
  inherit(earlier) {
    for (const digit of this.digits) {
      const twin = earlier.digits.find((other) => other.corrected !== null && other.digit === digit.digit && overlap(other.place, digit.place) > 0.6);
      if (twin) [digit.corrected, digit.id] = [twin.corrected, twin.id];
    }
  }

  /** The numbers, with corrections: signs and whether each is unsure. */
  get signs() {
    let index = 0;
    return [...this.answer.text].map((sign) => {
      if (!/\d/.test(sign)) return { sign };
      const digit = this.digits[index++];
      if (!digit) return { sign };
      return { sign: label(digit), isUnsure: this.isUnsure(digit), isCorrected: digit.corrected !== null };
    }).filter(({ sign }) => sign !== "");
  }

  get text() { return this.signs.map(({ sign }) => sign).join("").trim(); }

  isUnsure(digit) {
    return this.answer.status !== "ok" && digit.corrected === null && (digit.confidence < floor || (digit.not_a_digit ?? 0) > 1 - floor);
  }

  /** What there is to say, and whether it is doubt. */
  get words() {
    const { answer } = this;
    const has = (reason) => answer.reasons.includes(reason);
    if (answer.status === "empty") return has("not_a_digit") ? ["Not a digit", true] : ["No digits found", false];
    if (this.digits.some(({ corrected }) => corrected !== null)) {
      const rest = this.digits.filter((digit) => this.isUnsure(digit)).length;
      return rest ? [`Corrected by you, and ${rest} unsure`, true] : ["Corrected by you", false];
    }
    if (answer.status === "ok") return [`${percent(answer.confidence)} sure`, false];
    const unsure = this.digits.filter((digit) => this.isUnsure(digit));
    if (unsure.length > 3) return [`Unsure of ${unsure.length} digits`, true];
    if (unsure.length) {
      const ofOne = this.digits.length === 1;
      return [`Unsure: ${unsure.map((digit) => `${ofOne ? "" : `${ordinal(digit.index + 1)} is `}${either(digit)}`).join(", ")}`, true];
    }
    if (has("not_a_digit")) return ["Something there may be no digit", true];
    if (answer.alternatives.length) return [`Unsure: ${answer.text} or ${answer.alternatives[0].text}`, true];
    return ["Unsure: look again", true];
  }
}

/** The two likeliest meanings of a digit: "1 or 7". */
export function either(digit) {
  const others = digit.probabilities.map((probability, value) => [probability, String(value)])
    .filter(([, name]) => name !== String(digit.digit));
  others.push([digit.not_a_digit ?? 0, "no digit"]);
  const [, second] = others.reduce((best, other) => (other[0] > best[0] ? other : best));
  return `${digit.digit} or ${second}`;
}

/** What a digit is called after corrections; "" for one that is none. */
export function label(digit) {
  if (digit.corrected === null) return String(digit.digit);
  return digit.corrected === noDigit ? "" : digit.corrected;
}

const ordinals = new Intl.PluralRules("en", { type: "ordinal" });
const endings = { one: "st", two: "nd", few: "rd", other: "th" };
const ordinal = (number) => `${number}${endings[ordinals.select(number)]}`;

function overlap([ax, ay, aw, ah], [bx, by, bw, bh]) {
  const width = Math.max(0, Math.min(ax + aw, bx + bw) - Math.max(ax, bx));
  const height = Math.max(0, Math.min(ay + ah, by + bh) - Math.max(ay, by));
  return width * height / (aw * ah + bw * bh - width * height || 1);
}
