/** Small helps for building the page. */

export const $ = (name) => document.getElementById(name);

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Rounded down: what is not certain is never called 100 %. */
export const percent = (value) => (value > 0 && value < 0.01 ? "<1 %" : `${Math.floor(value * 100)} %`);
