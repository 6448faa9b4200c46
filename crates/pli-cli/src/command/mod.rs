//! Does what was typed. A folder of data is opened only by commands that need it.

mod author;
mod backup;
mod beside;
mod carry;
mod certificate;
mod deposit;
mod dossier;
mod explain;
mod form;
mod home;
mod letter;
mod list;
mod preview;
mod profile;
mod proof;
mod show;
mod sign;
mod stamp;
mod table;
mod trust;
mod verify;
mod versions;
mod wallet;

use pli_app::Fault;

use crate::arguments::{Arguments, CallCommand, Command, JournalCommand};
use crate::console::{Console, Outcome};

/// Does one command.
pub(crate) fn run(arguments: &Arguments, console: &Console) -> Result<Outcome, Fault> {
    match &arguments.command {
        Command::Form(command) => form::run(arguments, console, command),
        Command::List(command) => list::run(arguments, console, command),
        Command::Identifier { kind, value } => beside::identifier(console, kind, value),
        Command::Certificate(command) => certificate::run(arguments, console, command),
        Command::Sign(what) => stamp::sign(arguments, console, what),
        Command::Timestamp(what) => stamp::timestamp(arguments, console, what),
        Command::Verify(what) => verify::verify(arguments, console, what),
        Command::Call(CallCommand::List) => {
            beside::calls(&*home::open(arguments, console)?, console)
        }
        Command::Profile(command) => {
            profile::run(&*home::open(arguments, console)?, console, command)
        }
        Command::Wallet(command) => {
            wallet::run(&*home::open(arguments, console)?, console, command)
        }
        Command::Trust(command) => trust::run(&*home::open(arguments, console)?, console, command),
        Command::Platform(command) => {
            beside::platform(&*home::open(arguments, console)?, console, command)
        }
        Command::Sync => beside::sync(&*home::open(arguments, console)?, console),
        // Needs no folder of data: the journal may be anybody's.
        Command::Journal(JournalCommand::Verify { file }) => proof::journal_file(console, file),
        Command::Journal(command) => {
            proof::journal(&*home::open(arguments, console)?, console, command)
        }
        Command::Letter(command) => {
            letter::run(&*home::open(arguments, console)?, console, command)
        }
        Command::Dossier(command) => {
            dossier::run(&*home::open(arguments, console)?, console, command)
        }
    }
}
