// The peer of the door benchmark: @slack/bolt as its guide shows it, with its own HTTP receiver, an
// app_mention listener that acknowledges and remembers nothing. Its one outside call, auth.test, is
// answered by a stub in this process, as a cached authorization would.
import bolt from '@slack/bolt';

const { App, HTTPReceiver } = bolt;
const port = Number(process.argv[2]);
const receiver = new HTTPReceiver({ signingSecret: process.argv[3], endpoints: ['/slack/events'] });
const app = new App({
  receiver,
  authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B1', botUserId: 'U0BOT', teamId: 'T1' }),
  logLevel: 'error',
});
app.event('app_mention', async () => {});
await receiver.start({ port, host: '127.0.0.1' });
console.log('ready');
