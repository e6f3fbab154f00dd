import { context, getOctokit } from "@actions/github";

/** Where a comment goes. */
export interface Thread {
  owner: string;
  repo: string;
  /** Of the pull request. */
  number: number;
}

/**
 * Keeps one comment on a pull request: the one with the mark is updated in place, or else one is written.
 *
 * @param mark an HTML comment, which readers do not see
 * @throws where GitHub refuses, as it does for a fork's token
 */
export async function keepComment(token: string, thread: Thread, mark: string, text: string): Promise<void> {
  const { owner, repo, number } = thread;
  const { paginate, rest } = getOctokit(token, { baseUrl: context.apiUrl });
  const body = `${mark}\n${text}`;
  const comments = await paginate(rest.issues.listComments, { owner, repo, issue_number: number, per_page: 100 });
  const ours = comments.find((comment) => comment.body?.startsWith(mark));
  if (ours) await rest.issues.updateComment({ owner, repo, comment_id: ours.id, body });
  else await rest.issues.createComment({ owner, repo, issue_number: number, body });
}
