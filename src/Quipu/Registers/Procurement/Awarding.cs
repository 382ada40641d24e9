namespace Quipu.Registers.Procurement;

/// <summary>
/// Awards and contracts. An award is one edge between its suppliers and its contracts, and keeps its id through all releases: a release that has only the contract adds to the edge by <c>awardID</c>.
/// </summary>
sealed class Awarding(OcdsRow row, OcdsNode release)
{
    /// <summary>An award with one of these comes to nothing, or not yet: no contract is made up for it.</summary>
    static readonly string[] Open = ["pending", "cancelled", "canceled", "unsuccessful", "withdrawn"];

    readonly Dictionary<string, EntityDraft> _awards = new(StringComparer.Ordinal);
    readonly HashSet<EntityId> _contracted = [];
    readonly HashSet<EntityId> _supplied = [];
    readonly List<(EntityDraft Award, string Id, OcdsNode Node)> _read = [];

    internal void Read()
    {
        var place = 0;
        foreach (var award in release.Items("awards")) Award(award, OcdsRow.LocalId(award, place++));
        place = 0;
        foreach (var contract in release.Items("contracts")) Contract(contract, OcdsRow.LocalId(contract, place++));
        foreach (var (award, id, node) in _read)
            if (_supplied.Contains(award.Id) && !_contracted.Contains(award.Id)) Uncontracted(award, id, node);
    }

    void Award(OcdsNode node, string id)
    {
        var column = node.Path.Text;
        var award = _awards[id] = Edge(column, id).Copy("recordId", node, "id").Copy("status", node, "status").Copy("summary", node, "title").Copy("description", node, "description")
            .CopyDate("date", node, "date").CopyDate("date", node, "awardDate").Copy("decisionReason", node, "rationale").CopyPeriod(node, "contractPeriod")
            .CopyValue(node, "value").CopyValue(node, "totalAwardValue").Copy("lotNumber", node, "relatedLots").Copy("lotNumber", node, "relatedLots/lotId").CopyUrl(node, "url", "description");
        row.Call.CopyDate("awardingDate", node, "date").CopyDate("awardingDate", node, "awardDate").CopyDate("awardNoticeDate", node, "awardAnnounceDate").Copy("evaluationMechanism", node, "awardCriteria");
        award.CopyItems(node, "description");
        Suppliers(award, node, id);
        Tendering.Amended(award, node, "amended");
        Attachments.Read(row, award, node, "documents");
        _read.Add((award, id, node));
    }

    EntityDraft Edge(string column, string id) => row.Entity("ContractAward", "ocds-award", column, id).Add("callForTenders", row.Call, column);

    /// <summary>Of the award, or (as some publishers have it) of its items, with a value each: then each is an award of its own.</summary>
    void Suppliers(EntityDraft award, OcdsNode node, string id)
    {
        foreach (var supplier in node.Items("suppliers").Concat(node.Items("supplier")).Concat(node.Items("items/suppliers")))
        {
            if (row.Parties.Refer(supplier) is not { } party) continue;
            var column = supplier.Path.Text;
            row.Suppliers.Add(party.Id);
            if (!supplier.Has("awardValue"))
            {
                _supplied.Add(award.Id);
                award.Add("supplier", party, column);
                continue;
            }

            var own = Edge(column, $"{id}/{party.Id}").Add("supplier", party, column).CopyValue(supplier, "awardValue").CopyPeriod(supplier, "contractPeriod").Copy("documentNumber", node, "id")
                .CopyDate("date", node, "date").CopyDate("date", node, "awardDate");
            _supplied.Add(own.Id);
            _read.Add((own, $"{id}/{party.Id}", node));
        }
    }

    void Contract(OcdsNode node, string id)
    {
        var column = node.Path.Text;
        var contract = Described(row.Entity("Contract", "ocds-contract", column, id), node)
            .Copy("noticeId", node, "id").Copy("title", node, "title").Copy("description", node, "description").Copy("status", node, "status").CopyDate("contractDate", node, "dateSigned")
            .CopyValue(node, "value").CopyItems(node, "classification").Copy("language", node, "language").CopyUrl(node, "url", "notes");
        if (node.Text("status") is "cancelled" or "canceled") contract.Copy("cancelled", node, "status");
        var award = AwardOf(node, id).CopyPeriod(node, "period").Add("contract", contract, column);
        _contracted.Add(award.Id);
        foreach (var supplier in node.Items("suppliers"))
        {
            if (row.Parties.Refer(supplier) is not { } party) continue;
            award.Add("supplier", party, supplier.Path.Text);
            row.Suppliers.Add(party.Id);
        }

        if (Project() is { } project) contract.Add("project", project, release.Column("planning/budget"));
        Extended(contract, node);
        Tendering.Amended(contract, node, "notes");
        Tendering.Linked(row, contract, node);
        Attachments.Read(row, contract, node, "documents");
        Attachments.Read(row, contract, node, "implementation/documents");
        Spending.Payments(row, contract, node);
    }

    /// <summary>The award that a contract names; else the only one there is; else one that is known by the contract.</summary>
    EntityDraft AwardOf(OcdsNode node, string id)
    {
        var (name, member) = node.First("awardID", "awardId");
        if (name.Length > 0) return _awards.TryGetValue(name, out var award) ? award : Edge(node.Column(member), name);
        if (_awards.Count != 1) return Edge(node.Path.Text, $"contract/{id}");
        row.Draft.Note(NoteKind.Doubted, node.Column("awardID"), null, "The contract does not say which award it is of; it was put with the only one of its release.");
        return _awards.Values.First();
    }

    /// <summary>An award that stands has a contract, though this release does not have it: without one there is no tie between buyer and supplier.</summary>
    void Uncontracted(EntityDraft award, string id, OcdsNode node)
    {
        var status = node.Text("status");
        if (Open.Contains(status, StringComparer.OrdinalIgnoreCase)) return;
        var contract = Described(row.Entity("Contract", "ocds-contract", node.Path.Text, "award", id), node).Copy("title", node, "title");
        award.Add("contract", contract, node.Path.Text);
    }

    /// <summary>What a contract has from its process.</summary>
    EntityDraft Described(EntityDraft contract, OcdsNode node)
    {
        contract.Add("procedureNumber", row.Ocid, "ocid");
        if (row.Authority is { } authority) contract.Add("authority", authority, release.Column(row.Buyer is null ? "tender/procuringEntity" : "buyer"));
        row.Published(contract);
        var hasTitle = node.Text("title").Length > 0;
        foreach (var tender in release.Items("tender"))
        {
            contract.Copy("method", tender, "procurementMethod").Copy("procedure", tender, "procurementMethodDetails").Copy("type", tender, "mainProcurementCategory").Copy("criteria", tender, "awardCriteria");
            if (!hasTitle) contract.Copy("title", tender, "title");
        }

        return contract;
    }

    void Extended(EntityDraft contract, OcdsNode node)
    {
        foreach (var id in node.Texts("extendsContractID"))
        {
            var column = node.Column("extendsContractID");
            var former = row.Entity("Contract", "ocds-contract", column, id);
            if (former.Id != contract.Id)
                row.Entity("UnknownLink", "ocds-extends", column, contract.Id.Value, former.Id.Value).Add("subject", contract, column).Add("object", former, column).Add("role", "extends", column, null);
        }
    }

    EntityDraft? Project() => Spending.Project(row, release);
}
