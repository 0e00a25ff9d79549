// What I do, sent to the server as the person who I am here.
import {make} from './dom.js';
import {say, state} from './state.js';
import {send} from './wire.js';

const SHOWN = 10_000; // milliseconds for which a complaint stands
const PRAISED = 6_000; // and praise, which takes nobody from what is being done
const MOST = 3; // that stand at once

export function sent(what, body) {
  return send(what, {language: state.language, as: state.me, ...body});
}

// For clicks: what goes wrong is shown in passing.
export async function act(what, body) {
  try {
    return await sent(what, body);
  } catch (problem) {
    complain(say('not-done', problem.message));
    return null;
  }
}

export function complain(text) {
  show(make('p', {role: 'alert', text}), SHOWN);
}

// Takes the place of what was praised before, and is read out when there is a pause.
export function praise(text) {
  document.querySelectorAll('#toast .calm').forEach((line) => line.remove());
  show(make('p', {class: 'calm', text}), PRAISED);
  document.getElementById('announcer').textContent = text;
}

function show(line, duration) {
  const toast = document.getElementById('toast');
  toast.append(line);
  while (toast.childElementCount > MOST) toast.firstElementChild.remove();
  setTimeout(() => line.remove(), duration);
}
