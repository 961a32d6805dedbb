import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { isRunning } from './running.ts';

/**
 * Takes the lock of `folder`, or says that somebody else has it. The answer gives it back. Packages for this tell a lock
 * of a killed process by its age, so the next build waits for it, and one that computes for long loses its own.
 */
export function takeLock(folder: string): (() => void) | undefined {
	mkdirSync(folder, { recursive: true });
	const lock = join(folder, 'lock');
	const mine = JSON.stringify({
		pid: process.pid,
		started: startOf(process.pid),
		nonce: process.hrtime.bigint().toString(),
	});
	const own = `${lock}.${process.pid}`;
	writeFileSync(own, mine);
	try {
		for (let attempt = 0; attempt < 3; attempt++) {
			// A link appears whole or not at all, so nobody reads a lock that is half written.
			if (linked(own, lock)) return () => release(lock, mine);
			const held = read(lock);
			if (held !== undefined && isAlive(held)) return undefined;
			discard(lock, held);
		}
		return undefined;
	} finally {
		rmSync(own, { force: true });
	}
}

function linked(from: string, to: string): boolean {
	try {
		linkSync(from, to);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

function read(lock: string): string | undefined {
	try {
		return readFileSync(lock, 'utf8');
	} catch {
		return undefined;
	}
}

/** Whether the process that wrote a lock still runs: its number may belong to another by now, so its start counts too. */
function isAlive(held: string): boolean {
	try {
		const { pid, started } = JSON.parse(held) as { pid: number; started: string };
		if (!isRunning(pid)) return false;
		const now = startOf(pid);
		// The system may keep from us when somebody else's process started.
		return now === '' || now === started;
	} catch {
		return false;
	}
}

/** Takes away what is no lock of a living build, unless another build did so first and holds a lock of its own by now. */
function discard(lock: string, dead: string | undefined): void {
	const aside = `${lock}.dead-${process.pid}`;
	try {
		renameSync(lock, aside);
		if (read(aside) !== dead) linked(aside, lock);
	} catch {
		// Gone already.
	} finally {
		rmSync(aside, { recursive: true, force: true });
	}
}

function release(lock: string, mine: string): void {
	if (read(lock) === mine) rmSync(lock, { force: true });
}

/** When a process started, in whatever form the system tells it; empty where it does not. */
function startOf(pid: number): string {
	try {
		// Field 22 of Linux's process table; the name of the program, in brackets, may hold spaces.
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
	} catch {
		if (process.platform === 'linux' || process.platform === 'win32') return '';
	}
	try {
		return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		}).trim();
	} catch {
		return '';
	}
}
