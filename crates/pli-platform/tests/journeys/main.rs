//! The platform as its clients see it: journeys over loopback and in process, refusals, and what a crash leaves.

mod bounds;
mod crash;
mod deposit;
mod doors;
mod hours;
mod letters;
mod network;
mod openapi;
mod opening;
mod proving;
mod publish;
mod refusals;
mod sign_in;
mod support;
