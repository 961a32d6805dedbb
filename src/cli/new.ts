import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { Command } from 'commander';
import { closest } from '../core/closest.ts';
import { slugName } from '../core/file-names.ts';
import { kinds } from '../kinds/index.ts';
import { contentOption, UsageError, writeTo } from './usage.ts';

export const newCommand = new Command('new')
	.description('Write a new playbook from the example of its kind.')
	.argument('<kind>', 'goal, role, process, …')
	.argument('<title...>', 'what readers will call it')
	.addOption(contentOption())
	.action((name: string, words: string[], { content }: { content: string }) => {
		const kind = kinds.find((one) => !one.single && !one.free && (one.name === name || one.folder === name));
		if (!kind) {
			const names = kinds.filter((one) => !one.single && !one.free).map((one) => one.name);
			const guess = closest(name.replace(/s$/, ''), names);
			const help = guess ? `Did you mean \`${guess}\`? ` : '';
			throw new UsageError(
				`there is no kind \`${name}\`. ${help}There is ${names.slice(0, -1).join(', ')} and ${names.at(-1)}.`,
			);
		}
		const title = words.join(' ');
		const slug = slugName(title);
		if (!slug) throw new UsageError('a title needs a letter or a digit, since the file is named after it.');
		const { extension, text } = exampleOf(kind.name);
		const file = join(content, kind.folder, `${slug}.${extension}`);
		if (existsSync(file)) throw new UsageError(`\`${file}\` exists already; nothing was written.`);
		mkdirSync(dirname(file), { recursive: true });
		writeTo(
			file,
			text
				.replace(/^title: .*$/m, () => `title: ${JSON.stringify(title)}`)
				.replace(/^status: .*\n/m, '')
				.replace(/^title: .*$/m, (line) => `${line}\nstatus: draft`),
		);
		process.stdout.write(`${file}\n`);
	});

/** The first example on a kind's page. */
function exampleOf(kind: string): { extension: string; text: string } {
	const page = readFileSync(join(import.meta.dirname, '../kinds', `${kind}.md`), 'utf8');
	const [, , path = '', text = ''] = /^(`{3,}|~{3,})\S+ (\S+)\n([\s\S]*?)^\1$/m.exec(page) ?? [];
	return { extension: path.split('.').at(-1)!, text };
}
