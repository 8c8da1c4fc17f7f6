// Copying and sharing on the page of a cable. Without this file every link and citation can still be selected and copied by hand.
'use strict';
(() => {
  const box = document.getElementById('share');
  if (!box) return;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  for (const part of all('.share [data-script], .cite [data-script]')) part.hidden = false;

  // site.js has made the line that screen readers say aloud; without it there is one here.
  const said = document.querySelector('.said') || document.body.appendChild(Object.assign(document.createElement('p'), { className: 'said', role: 'status' }));
  said.setAttribute('role', 'status');
  let silence;
  const say = text => {
    said.textContent = text;
    clearTimeout(silence);
    silence = setTimeout(() => { said.textContent = ''; }, 4000);
  };

  // The clipboard wants HTTPS; the old command does without.
  const copyText = async text => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement('textarea');
      field.value = text;
      field.className = 'hidden';
      document.body.append(field);
      const focused = document.activeElement;
      field.select();
      let done = false;
      try { done = document.execCommand('copy'); } catch { /* not copied */ }
      field.remove();
      if (focused) focused.focus({ preventScroll: true });
      return done;
    }
  };
  const copy = async text => say(await copyText(text) ? `Copied ${text.length > 80 ? `${text.slice(0, 80)}…` : text}` : text);

  for (const button of all('[data-copies]')) button.addEventListener('click', () => copy(document.getElementById(button.dataset.copies).value));
  // One click selects the whole of what is there to be copied.
  for (const field of all('.share input[readonly], .cite textarea[readonly]')) field.addEventListener('focus', () => field.select());

  const native = box.querySelector('[data-share-url]');
  if (native && navigator.share) {
    native.parentElement.hidden = false;
    native.addEventListener('click', async () => {
      try {
        await navigator.share({ title: native.dataset.shareTitle, text: native.dataset.shareTitle, url: native.dataset.shareUrl });
      } catch (error) {
        if (error.name !== 'AbortError') say('This could not be shared.');
      }
    });
  }

  // A link to selected words: /cable/ID#par3:~:text=[prefix-,]start[,end][,-suffix]
  const body = document.querySelector('.body');
  if (!body) return;
  const longest = 120, wordsAtEnds = 5, wordsAround = 3;
  const encode = text => encodeURIComponent(text).replace(/-/g, '%2D');
  const fold = text => text.replace(/\s+/g, ' ').trim();
  const isWord = character => character !== undefined && /[\p{L}\p{N}\p{M}_'’]/u.test(character);
  const paragraphOf = node => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest('.para');

  // Browsers find whole words only, so a selection grows to them.
  const growToWords = range => {
    const { startContainer: first, endContainer: last } = range;
    let start = range.startOffset, end = range.endOffset;
    if (first.nodeType === Node.TEXT_NODE) {
      while (start > 0 && isWord(first.data[start]) && isWord(first.data[start - 1])) start--;
      range.setStart(first, start);
    }
    if (last.nodeType === Node.TEXT_NODE) {
      while (end > 0 && end < last.data.length && isWord(last.data[end - 1]) && isWord(last.data[end])) end++;
      range.setEnd(last, end);
    }
    return range;
  };

  // The text of a paragraph without its ¶ and marking, before or after a place in it.
  const textOf = (paragraph, from, to) => {
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    const pin = paragraph.querySelector('.pin');
    if (pin) range.setStartAfter(pin);
    if (from) range.setStart(from.endContainer, from.endOffset);
    if (to) range.setEnd(to.startContainer, to.startOffset);
    return fold(range.toString());
  };
  const countOf = (text, words) => text.toLowerCase().split(words.toLowerCase()).length - 1;

  const linkTo = selected => {
    const range = growToWords(selected.cloneRange());
    const first = paragraphOf(range.startContainer), last = paragraphOf(range.endContainer);
    const text = fold(range.toString());
    if (!first || !text) return null;
    const address = `${box.dataset.cableAddress}#${first.id}`;
    if (!document.fragmentDirective) return address;

    const words = text.split(' ');
    const crosses = first !== last || all('p, pre', first).filter(block => range.intersectsNode(block)).length > 1;
    let start = text, end = '';
    if ((crosses || text.length > longest) && words.length >= 2) {
      const count = Math.min(wordsAtEnds, Math.floor(words.length / 2));
      start = words.slice(0, count).join(' ');
      end = words.slice(-count).join(' ');
    }
    // The same words may stand further up: what is before and after tells them apart.
    const whole = all('.para').map(paragraph => textOf(paragraph)).join('\n');
    let prefix = '', suffix = '';
    if (countOf(whole, start) > 1) {
      prefix = textOf(first, null, range).split(' ').slice(-wordsAround).join(' ');
      if (last) suffix = textOf(last, range, null).split(' ').slice(0, wordsAround).join(' ');
    }
    return `${address}:~:text=${prefix ? `${encode(prefix)}-,` : ''}${encode(start)}${end ? `,${encode(end)}` : ''}${suffix ? `,-${encode(suffix)}` : ''}`;
  };

  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button selection-link';
  button.textContent = 'Copy link to these words';
  button.hidden = true;
  document.body.append(button);
  // Pressing it must not take the selection away.
  button.addEventListener('pointerdown', event => event.preventDefault());
  button.addEventListener('click', () => {
    const selection = getSelection();
    const link = selection.rangeCount ? linkTo(selection.getRangeAt(0)) : null;
    if (link) copy(link);
    button.hidden = true;
  });

  let waiting;
  document.addEventListener('selectionchange', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const selection = getSelection();
      const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
      if (!range || !body.contains(range.startContainer) || !paragraphOf(range.startContainer) || !fold(range.toString())) {
        button.hidden = true;
        return;
      }
      const place = range.getBoundingClientRect();
      button.hidden = false;
      button.style.top = `${Math.max(place.bottom + scrollY + 8, scrollY + 8)}px`;
      button.style.left = `${Math.min(Math.max(place.left + scrollX, 8), scrollX + document.documentElement.clientWidth - button.offsetWidth - 8)}px`;
    }, 200);
  });
})();
