import process from 'node:process';
import { json } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { checkHandbook } from './core/check.ts';
import type { Source } from './core/source.ts';
import { diffHandbooks } from './diff/diff.ts';
import { kinds } from './kinds/index.ts';
import { proseInput } from './prose/prose.ts';
import { prosePieces } from './prose/prose-html.ts';
import { rules } from './rules/index.ts';
import { searchData } from './search/data.ts';

// A process of its own that takes a text from its input through every step, and is ended by a thread of its own where
// that takes too much: `node src/trial.ts SECONDS MEMORY`. What it makes is of no interest, only that it comes to an end.
const [seconds, memory] = process.argv.slice(2).map(Number);
new Worker(
	`const { workerData: { seconds, memory } } = require('node:worker_threads');
	setInterval(() => {
		const { user, system } = process.cpuUsage();
		if ((user + system) / 1e6 > seconds || process.memoryUsage.rss() / 1048576 > memory) process.kill(process.pid, 'SIGKILL');
	}, 20);`,
	{ eval: true, workerData: { seconds, memory } },
).unref();

const source = (await json(process.stdin)) as Source;
const read = (text: string) =>
	checkHandbook(new Map([[source.path, { ...source, text }]]), kinds, rules, { today: '' });
const book = read(source.text);
for (const entry of book.entries) {
	const input = proseInput(entry, book, '/');
	if (input) prosePieces(input);
}
searchData(book, '/');
diffHandbooks(read(`${source.text}\n\nMore.\n`), book);
