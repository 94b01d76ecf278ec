'use strict';

// The extension without an editor: what it starts, for which documents, and what becomes of settings and failures.
const assert = require('node:assert');
const Module = require('node:module');
const { beforeEach, test } = require('node:test');
const manifest = require('./package.json');

let settings, clients, commands, messages, changed, fails;

class LanguageClient {
  constructor(id, name, server, options) {
    Object.assign(this, { id, name, server, options, running: false });
    clients.push(this);
  }
  async start() {
    if (fails) throw new Error('spawn ENOENT');
    this.running = true;
  }
  async stop() {
    this.running = false;
  }
}

const vscode = {
  workspace: {
    getConfiguration: (section) => ({ get: (name) => settings[`${section}.${name}`] }),
    onDidChangeConfiguration: (listen) => ((changed = listen), { dispose() {} }),
  },
  window: {
    createOutputChannel: () => ({ appendLine: (line) => messages.push(line), show() {}, dispose() {} }),
    showErrorMessage: async (message) => void messages.push(message),
  },
  commands: {
    registerCommand: (name, run) => ((commands[name] = run), { dispose() {} }),
    executeCommand: async () => undefined,
  },
};

const load = Module._load;
Module._load = (name, ...rest) => {
  if (name === 'vscode') return vscode;
  if (name === 'vscode-languageclient/node') return { LanguageClient, TransportKind: { stdio: 0 } };
  return load(name, ...rest);
};
const extension = require('./extension.js');

beforeEach(() => {
  const declared = Object.entries(manifest.contributes.configuration.properties);
  settings = Object.fromEntries(declared.map(([name, about]) => [name, about.default]));
  [clients, commands, messages, fails] = [[], {}, [], false];
});

const activate = () => extension.activate({ subscriptions: [] });

test('the server is started as the settings say by default', async () => {
  await activate();
  assert.deepStrictEqual([clients[0].server.command, clients[0].server.args], ['seedlint', ['server']]);
  assert.ok(clients[0].running && clients[0].options.documentSelector === extension.DOCUMENTS);
});

test('every command of the manifest is there', async () => {
  await activate();
  assert.deepStrictEqual(Object.keys(commands), manifest.contributes.commands.map((one) => one.command));
});

test('a changed setting starts it anew, with the new command', async () => {
  await activate();
  settings['seedlint.command'] = '/venv/bin/seedlint';
  await changed({ affectsConfiguration: (name) => name === 'seedlint.command' });
  assert.deepStrictEqual(clients.map((one) => one.running), [false, true]);
  assert.strictEqual(clients[1].server.command, '/venv/bin/seedlint');
  await changed({ affectsConfiguration: (name) => name === 'editor.fontSize' });
  assert.strictEqual(clients.length, 2);
});

test('it can be switched off', async () => {
  settings['seedlint.enable'] = false;
  await activate();
  assert.strictEqual(clients.length, 0);
});

test('a command that is not there is reported with what to do', async () => {
  fails = true;
  await activate();
  assert.ok(messages.some((line) => line.includes('pip install') && line.includes('seedlint.command')));
  await extension.deactivate();
});

test('every language that wakes it is linted', () => {
  const languages = new Set(extension.DOCUMENTS.map((one) => one.language));
  const woken = manifest.activationEvents.filter((one) => one.startsWith('onLanguage:')).map((one) => one.slice(11));
  assert.deepStrictEqual(woken.filter((one) => !languages.has(one)), ['jsonl']);
});
