const SHOWN = 8000; // milliseconds

/**
 * A button that copies the page's address with what is seen now.
 * @param {HTMLElement} button
 * @param {HTMLElement} told where it says what came of it
 * @param {() => string} address
 */
export function copyLink(button, told, address) {
  button.hidden = location.protocol === "about:";
  let cleared = 0;
  button.addEventListener("click", async () => {
    const link = address();
    clearTimeout(cleared);
    if (await copied(link)) {
      told.textContent = location.protocol === "file:" ? "Link copied. It leads to this file on this computer." : "Link copied.";
      cleared = window.setTimeout(() => (told.textContent = ""), SHOWN);
    } else {
      told.textContent = `The browser copies nothing here. The link: ${link}`;
    }
  });
}

/** Puts text into the clipboard. @param {string} text @returns {Promise<boolean>} whether it went */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedByCommand(text);
  }
}

/** As browsers did before there was a clipboard for scripts, and do where that is not allowed. @param {string} text */
function copiedByCommand(text) {
  const field = document.createElement("textarea");
  const before = document.activeElement;
  field.value = text;
  field.className = "sm-unseen";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
