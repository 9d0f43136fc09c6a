/** The explorer: signs a member of staff in, finds a patient, and shows what belongs to the patient. */

import { client, explained } from "./api.js";
import { personInto } from "./person.js";
import { searchInto } from "./search.js";
import { begin, finish, localToken } from "./sign_in.js";

const IDLE_MILLISECONDS = 15 * 60_000;
const configuration = document.body.dataset;
const message = document.getElementById("message");
const [signInButton, signOutButton, search, person] = ["sign-in", "sign-out", "search", "person"].map((id) => document.getElementById(id));
let shown = new AbortController(); // of the requests about the patient who is shown
let idle;

function say(text) {
  message.textContent = text;
}

/** Forget the token and everything that was read with it. */
function signOut(reason) {
  shown.abort();
  clearTimeout(idle);
  search.replaceChildren();
  person.replaceChildren();
  search.hidden = person.hidden = signOutButton.hidden = true;
  signInButton.hidden = false;
  say(reason);
}

function watchIdleness() {
  if (signOutButton.hidden) return;
  clearTimeout(idle);
  idle = setTimeout(() => signOut("You were signed out, because the page was not used for 15 minutes."), IDLE_MILLISECONDS);
}

function start(token) {
  const api = client(token, () => signOut("Your session has ended. Sign in again."));
  signInButton.hidden = true;
  signOutButton.hidden = false;
  say("");
  watchIdleness();
  searchInto(search, api, (id) => open(api, id));
}

async function open(api, id) {
  shown.abort();
  shown = new AbortController();
  const { signal } = shown;
  person.replaceChildren();
  say("Loading the patient");
  try {
    await personInto(person, api, id, signal);
    say("");
    person.querySelector("h2").scrollIntoView();
  } catch (error) {
    if (!signal.aborted) say(error.status === 404 ? "There is no such patient in your brand." : explained(error));
  }
}

async function signIn() {
  try {
    if (configuration.localTokenUrl) start(await localToken(configuration.localTokenUrl));
    else await begin(configuration);
  } catch (error) {
    signOut(error.message);
  }
}

async function resume() {
  try {
    const token = configuration.localTokenUrl ? await localToken(configuration.localTokenUrl) : await finish(configuration);
    if (token) start(token);
    else signOut("Sign in with your account.");
  } catch (error) {
    signOut(error.message);
  }
}

signInButton.addEventListener("click", signIn);
signOutButton.addEventListener("click", () => signOut("You are signed out."));
for (const used of ["pointerdown", "keydown"]) addEventListener(used, watchIdleness, { passive: true });
resume();
