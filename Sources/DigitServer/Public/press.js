/** When a button is held down: its click is lost if the button is replaced before it is let go. */

/** A press that is longer, or whose end nobody told of, is none to wait for. */
const longest = 2000;
let released = Promise.resolve();

/** Watches for presses on what an element holds. */
export function watch(list) {
  list.addEventListener("pointerdown", (event) => {
    released = new Promise((resolve) => {
      const end = ({ pointerId }) => {
        if (pointerId !== event.pointerId) return;
        for (const kind of ["pointerup", "pointercancel"]) removeEventListener(kind, end, true);
        // The click comes after it; by a finger, in a turn of its own.
        setTimeout(resolve, 50);
      };
      for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, end, true);
      setTimeout(resolve, longest);
    });
  });
}

/** Waits until nothing that is watched is held down. */
export const settled = () => released;
