import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { closest } from '../core/closest.ts';
import { UsageError } from './usage.ts';

const folder = join(import.meta.dirname, '../rules');

export const explainCommand = new Command('explain')
	.description('Explain a rule: what it means, why it matters and how to mend it.')
	.argument('[rule]', 'id of a rule, as findings name it; without it, all ids are listed')
	.action((id: string | undefined) => {
		const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
		const byId = new Map(pages.map((file) => [file.split(/[\\/]/).at(-1)!.slice(0, -3), file]));
		if (id === undefined) {
			process.stdout.write(`${[...byId.keys()].sort().join('\n')}\n`);
			return;
		}
		const page = byId.get(id);
		if (!page) {
			const guess = closest(id, byId.keys());
			throw new UsageError(
				`there is no rule \`${id}\`.${guess ? ` Did you mean \`${guess}\`?` : ' `fieldbook explain` lists them.'}`,
			);
		}
		process.stdout.write(readFileSync(join(folder, page), 'utf8'));
	});
