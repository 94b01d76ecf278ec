'use strict';

const vscode = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

const HINT = "Install it with “pip install 'seedlint[server]'”, or say where it is in the setting seedlint.command.";

/** What the server lints: the languages by their names here, records by the ends of their files' names. */
const DOCUMENTS = [
  ...['plaintext', 'markdown', 'html'].flatMap((language) => [
    { language, scheme: 'file' },
    { language, scheme: 'untitled' },
  ]),
  { pattern: '**/*.{jsonl,ndjson}', scheme: 'file' },
];

let client;
let output;

function make() {
  const settings = vscode.workspace.getConfiguration('seedlint');
  const server = {
    command: settings.get('command'),
    args: settings.get('arguments'),
    transport: TransportKind.stdio,
  };
  return new LanguageClient('seedlint', 'seedlint', server, {
    documentSelector: DOCUMENTS,
    outputChannel: output,
  });
}

async function start() {
  if (!vscode.workspace.getConfiguration('seedlint').get('enable')) return;
  client = make();
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    output.appendLine(String(error));
    const answer = await vscode.window.showErrorMessage(`seedlint does not start. ${HINT}`, 'Open settings');
    if (answer) await vscode.commands.executeCommand('workbench.action.openSettings', 'seedlint.command');
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running) await running.stop();
}

async function restart() {
  await stop();
  await start();
}

async function activate(context) {
  output = vscode.window.createOutputChannel('seedlint');
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand('seedlint.restart', restart),
    vscode.commands.registerCommand('seedlint.showOutput', () => output.show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      const ours = ['enable', 'command', 'arguments'].some((name) => change.affectsConfiguration(`seedlint.${name}`));
      return ours ? restart() : undefined;
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop, DOCUMENTS };
