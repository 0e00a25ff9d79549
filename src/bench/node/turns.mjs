// The peer of the benchmark of whole turns: an assistant as Slack's templates for Bolt write it
// (status, the thread's history, the model's stream into chatStream), on Bedrock through the AWS SDK,
// with one Retrieve. It remembers nothing. The title that the templates set is left out, and no
// queue of the clients is too short for the load.
import http from 'node:http';
import bolt from '@slack/bolt';
import { BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { BedrockAgentRuntimeClient, RetrieveCommand } from '@aws-sdk/client-bedrock-agent-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';

const [port, signingSecret, outside] = process.argv.slice(2);
const { App, Assistant, HTTPReceiver } = bolt;

// HTTP/1.1 streams faster than the SDK's own choice, HTTP/2.
const bedrock = {
  region: 'us-east-1',
  endpoint: outside,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  requestHandler: new NodeHttpHandler({
    httpAgent: new http.Agent({ keepAlive: true, maxSockets: 4_000 }),
  }),
};
const models = new BedrockRuntimeClient(bedrock);
const bases = new BedrockAgentRuntimeClient(bedrock);

const INSTRUCTIONS =
  'You are an assistant in a Slack workspace. Answer from the documents. Keep <@USER_ID> and <#CHANNEL_ID> as they are.';

const feedback = {
  type: 'context_actions',
  elements: [
    {
      type: 'feedback_buttons',
      action_id: 'feedback',
      positive_button: { text: { type: 'plain_text', text: 'Good' }, value: 'good' },
      negative_button: { text: { type: 'plain_text', text: 'Bad' }, value: 'bad' },
    },
  ],
};

async function documents(question) {
  const found = await bases.send(
    new RetrieveCommand({
      knowledgeBaseId: 'KB12345678',
      retrievalQuery: { text: question },
      retrievalConfiguration: { vectorSearchConfiguration: { numberOfResults: 8 } },
    }),
  );
  return found.retrievalResults.map((result) => result.content.text).join('\n\n');
}

async function answer({ client, context, logger, message, say, setStatus }) {
  if (!message.text || !message.thread_ts) return;
  const { channel, thread_ts, text } = message;
  try {
    await setStatus({ status: 'thinking...' });
    const thread = await client.conversations.replies({ channel, ts: thread_ts, oldest: thread_ts });
    const history = thread.messages.map((m) => `${m.bot_id ? 'Assistant' : 'User'}: ${m.text || ''}`);
    const passages = await documents(text);
    const response = await models.send(
      new ConverseStreamCommand({
        modelId: 'anthropic.claude-haiku-5-5',
        system: [{ text: `${INSTRUCTIONS}\n\n${passages}` }],
        messages: [
          { role: 'user', content: [{ text: `${history.join('\n')}\nUser: ${text}` }] },
        ],
      }),
    );
    const streamer = client.chatStream({
      channel,
      thread_ts,
      recipient_team_id: context.teamId,
      recipient_user_id: context.userId,
    });
    for await (const event of response.stream) {
      const words = event.contentBlockDelta?.delta?.text;
      if (words) await streamer.append({ markdown_text: words });
    }
    await streamer.stop({ blocks: [feedback] });
  } catch (error) {
    logger.error(error);
    await say({ text: `Sorry, something went wrong! ${error}` });
  }
}

const app = new App({
  token: 'xoxb-0123456789-abcdefgh',
  receiver: new HTTPReceiver({ signingSecret, endpoints: ['/slack/events'] }),
  clientOptions: { slackApiUrl: `${outside}/api/`, maxRequestConcurrency: 4_000 },
  logLevel: 'error',
});
app.assistant(new Assistant({ threadStarted: async () => {}, userMessage: answer }));
await app.start({ port: Number(port), host: '127.0.0.1' });
console.log('ready');
