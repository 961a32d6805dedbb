import process from 'node:process';

/** Whether there is a process of this number, whoever started it. Numbers below one stand for groups of processes. */
export function isRunning(pid: number): boolean {
	if (!Number.isSafeInteger(pid) || pid < 1) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
