import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

/** Where Chromium is on this machine; undefined if it is not there. */
export const chromiumPath: string | undefined = (process.env['PATH'] ?? '')
  .split(delimiter)
  .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)))
  .find(existsSync);

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly [key: string]: unknown };
  readonly result?: { readonly [key: string]: unknown };
  readonly error?: { readonly message: string };
}

/** A page in headless Chromium, driven through a pipe by the DevTools protocol. */
export class Page {
  /** What it asked the network for, in order; the page itself is the first. */
  readonly requests: string[] = [];
  /** Errors and warnings of the console, of scripts and of the Content Security Policy. */
  readonly complaints: string[] = [];
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #waiting = new Map<number, (message: Message) => void>();
  #onLoad: () => void = () => {};
  #session: string | undefined;
  #count = 0;

  private constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), 'tschalice-chromium-'));
    const options = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--remote-debugging-pipe'];
    this.#process = spawn(chromiumPath!, [...options, `--user-data-dir=${join(this.#folder, 'profile')}`], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    let rest = '';
    (this.#process.stdio[4] as Readable).setEncoding('utf8').on('data', (data: string) => {
      const messages = (rest + data).split('\0');
      rest = messages.pop()!;
      for (const message of messages) this.#receive(JSON.parse(message) as Message);
    });
  }

  static async open(): Promise<Page> {
    const page = new Page();
    const { targetId } = await page.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await page.send('Target.attachToTarget', { targetId, flatten: true });
    page.#session = sessionId as string;
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await page.send(`${domain}.enable`);
    return page;
  }

  async send(method: string, params: object = {}): Promise<{ readonly [key: string]: unknown }> {
    this.#count += 1;
    const id = this.#count;
    const answer = new Promise<Message>((resolve) => this.#waiting.set(id, resolve));
    const message = { id, method, params, ...(this.#session !== undefined && { sessionId: this.#session }) };
    (this.#process.stdio[3] as Writable).write(`${JSON.stringify(message)}\0`);
    const { result, error } = await answer;
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result!;
  }

  /** Shows a page of that width. */
  async show(html: string, { width, height = 900, scheme = 'light', hasScripts = true }: View): Promise<void> {
    const file = join(this.#folder, 'page.html');
    writeFileSync(file, html);
    await this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: width < 600 });
    await this.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
    await this.send('Emulation.setScriptExecutionDisabled', { value: !hasScripts });
    const loaded = new Promise<void>((resolve) => {
      this.#onLoad = resolve;
    });
    await this.send('Page.navigate', { url: pathToFileURL(file).href });
    await loaded;
  }

  /** The value of an expression, evaluated in the page; that of a promise is waited for. */
  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value?: unknown }).value;
  }

  async press(key: string, text?: string): Promise<void> {
    const code = { Tab: 9, Escape: 27, ' ': 32 }[key] ?? 0;
    const given = { key, windowsVirtualKeyCode: code, ...(text !== undefined && { text }) };
    await this.send('Input.dispatchKeyEvent', { type: 'keyDown', ...given });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...given });
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    // Its own way to end: killed, it would leave processes that still write to its folder.
    this.#session = undefined;
    void this.send('Browser.close');
    await gone;
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }

  #receive({ id, method, params = {}, ...answer }: Message): void {
    if (id !== undefined) {
      this.#waiting.get(id)?.(answer);
      this.#waiting.delete(id);
    } else if (method === 'Page.loadEventFired') {
      this.#onLoad();
    } else if (method === 'Network.requestWillBeSent') {
      this.requests.push((params['request'] as { url: string }).url);
    } else if (method === 'Runtime.consoleAPICalled' || method === 'Runtime.exceptionThrown' || method === 'Log.entryAdded') {
      this.complaints.push(JSON.stringify(params));
    }
  }
}

interface View {
  /** In pixels. */
  readonly width: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  readonly hasScripts?: boolean;
}
