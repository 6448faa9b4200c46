//! Printed documents from outside: whole, reproducible, archival, and sober about hostile texts.

mod blank;
mod forms;
mod judged;
mod papers;
mod printed;
mod support;
