// To and from the server.
import {say} from './state.js';

let source = null;

export async function load(language, as) {
  const answer = await fetch('/playground/state' + query(language, as));
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

export async function inspect() {
  return (await fetch('/playground/inspector')).json();
}

// What the model was told of which a message is the answer; nothing for any other message.
export async function passagesBelow({channel, ts}, language, as) {
  const answer = await fetch('/playground/passages?' + new URLSearchParams({room: channel, ts, language, as}));
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()).passages;
}

// A document; says how it is called now, or why it was refused.
export async function give(file) {
  const answer = await fetch('/playground/document?' + new URLSearchParams({name: file.name}), {
    method: 'POST',
    headers: {'Content-Type': 'application/octet-stream'},
    body: file,
  });
  const read = await answer.json().catch(() => ({refused: 'failed'}));
  return {...read, pending: answer.status === 202};
}

// Throws what went wrong, as one may read it.
export async function send(what, body) {
  const answer = await fetch('/playground/' + what, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(body),
  }).catch(() => { throw new Error(say('not-reached')); });
  const read = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(read.error ?? say('not-understood', answer.status));
  return read;
}

// Connects again by itself; each time it is connected the caller reads the state anew, because
// nothing that happened meanwhile is sent again.
export function listen(language, as, {opened, heard, lost}) {
  source?.close();
  source = new EventSource('/playground/events' + query(language, as));
  source.onopen = opened;
  source.onerror = lost;
  source.onmessage = (message) => heard(JSON.parse(message.data));
}

function query(language, as) {
  const wanted = new URLSearchParams();
  if (language) wanted.set('language', language);
  if (as) wanted.set('as', as);
  return wanted.size ? '?' + wanted : '';
}
