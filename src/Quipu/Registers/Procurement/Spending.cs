namespace Quipu.Registers.Procurement;

/// <summary>Budgets and payments.</summary>
static class Spending
{
    /// <summary>What was planned, where a release has a budget with anything in it: a project of the process.</summary>
    internal static EntityDraft? Project(OcdsRow row, OcdsNode release)
    {
        EntityDraft? project = null;
        foreach (var budget in release.Items("planning/budget"))
        {
            var name = budget.First("project", "description", "projectID", "id");
            if (name.Text.Length == 0 && !budget.Items("amount").Any(a => a.Text("amount").Length > 0) && budget.Text("amount").Length == 0) continue;
            var column = budget.Path.Text;
            project = row.Entity("Project", "ocds-budget", column, budget.Text("id"), budget.Text("projectID")).Add("projectId", row.Ocid, "ocid", null)
                .Copy("projectId", budget, "projectID").Copy("recordId", budget, "id").Copy("name", budget, "project").Copy("description", budget, "description")
                .CopyValue(budget, "amount").CopyUrl(budget, "source", "notes").CopyUrl(budget, "uri", "notes");
            if (budget.Text("project").Length == 0) project.Add("name", name.Text, budget.Column(name.Member));
            Plain(project, budget);
            if (row.Authority is { } authority)
                row.Entity("ProjectParticipant", "ocds-budget-of", column, project.Id.Value, authority.Id.Value).Add("project", project, column).Add("participant", authority, column).Add("role", "budget holder", column, null);
        }

        return project;
    }

    internal static void Payments(OcdsRow row, EntityDraft contract, OcdsNode node)
    {
        var place = 0;
        foreach (var item in node.Items("implementation/transactions"))
        {
            var column = item.Path.Text;
            var id = OcdsRow.LocalId(item, place++);
            if (id[0] == '#') id = $"{item.Text("date")}/{item.Text("value/amount")}{id}";
            var payment = row.Entity("Payment", "ocds-payment", column, contract.Id.Value, id).Add("contract", contract, column).Copy("transactionNumber", item, "id").CopyDate("date", item, "date")
                .CopyValue(item, "value").CopyValue(item, "amount").CopyUrl(item, "source", "programme").CopyUrl(item, "uri", "programme");
            Plain(payment, item);
            var payer = End(row, payment, "payer", item, ["payer", "providerOrganization"]);
            var payee = End(row, payment, "beneficiary", item, ["payee", "receiverOrganization"]);
            if (payer && payee) continue;
            row.Draft.Note(NoteKind.Doubted, column, null, payer ? "The payment does not say who received it." : payee ? "The payment does not say who paid." : "The payment does not say who paid and who received it.");
        }
    }

    static bool End(OcdsRow row, EntityDraft payment, string property, OcdsNode item, string[] members)
    {
        foreach (var party in members.SelectMany(item.Items))
        {
            if (row.Parties.Refer(party, buys: property == "payer") is not { } found) continue;
            payment.Add(property, found, party.Path.Text);
            row.Suppliers.Add(found.Id);
            return true;
        }

        return false;
    }

    /// <summary>An amount without an object around it.</summary>
    static void Plain(EntityDraft entity, OcdsNode node)
    {
        foreach (var member in (ReadOnlySpan<string>)["amount", "value"])
            foreach (var amount in node.Texts(member)) entity.AddAmount(amount, node.Text("currency"), node.Column(member));
    }
}
