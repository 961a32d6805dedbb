import process from 'node:process';
import { Command } from 'commander';
import { closest } from '../core/closest.ts';
import { rulePages } from '../load.ts';
import { UsageError } from './usage.ts';

export const explainCommand = new Command('explain')
	.description('Explain a rule: what it means, why it matters and how to mend it.')
	.argument('[rule]', 'id of a rule, as findings name it; without it, all ids are listed')
	.action((id: string | undefined) => {
		const byId = rulePages();
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
		process.stdout.write(page);
	});
