//! Taking a deposit back, until the deadline.

use std::collections::BTreeMap;

use pli_protocol::timeline::FactSource;

use super::check;
use crate::store::{DepositRow, DeviceRow, NewFact};
use crate::{Office, Refusal};

/// Takes a deposit back. Doing it twice is no error.
///
/// # Errors
/// After the deadline, or when a later deposit already replaced it.
pub fn withdraw(office: &Office, sender: &DeviceRow, deposit: &DepositRow) -> Result<(), Refusal> {
    use pli_protocol::timeline::DepositState;
    match deposit.state {
        DepositState::Withdrawn => return Ok(()),
        DepositState::Replaced => return Err(Refusal::state()),
        DepositState::Current => {}
    }
    let now = office.clock.now();
    let call = office
        .store
        .call(&deposit.call)?
        .ok_or_else(Refusal::fault)?;
    check::check_time(now, &call)?;
    let fact = NewFact {
        at: now,
        code: "withdrawn",
        source: FactSource::Organisation,
        text: "Dépôt retiré par l’organisation.",
        values: BTreeMap::from([("user".to_owned(), sender.user.clone())]),
    };
    if office.store.withdraw_deposit(deposit.id, &fact)? {
        Ok(())
    } else {
        Err(Refusal::state())
    }
}
