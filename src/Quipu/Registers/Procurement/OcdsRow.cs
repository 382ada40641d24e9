using System.Globalization;

namespace Quipu.Registers.Procurement;

/// <summary>A release or record that is being read: the contracting process that it is of, and what was made of it so far.</summary>
sealed class OcdsRow
{
    internal OcdsRow(OcdsReading reading, RowDraft draft, string ocid, OcdsPublisher publisher)
    {
        (Reading, Draft, Ocid, Publisher) = (reading, draft, ocid, publisher);
        Scope = ScopeOf(ocid, reading.Register.Dataset);
        Key = Scope == reading.Register.Dataset.Value ? $"{Scope}/{ocid}" : ocid;
        Parties = new(this);
        Call = draft.Entity("CallForTenders", Key == ocid ? RegisterId.FromSource("ocds", ocid["ocds-".Length..]) : RegisterId.Of("ocds-call", Key), "ocid");
        Call.AddShort("callId", ocid, "ocid");
        Published(Call);
    }

    internal OcdsReading Reading { get; }

    internal RowDraft Draft { get; }

    internal string Ocid { get; }

    internal OcdsPublisher Publisher { get; }

    /// <summary>Within which the publisher's own numbers are unique: the prefix registered for the publisher, else the dataset.</summary>
    internal string Scope { get; }

    /// <summary>The process, the world over.</summary>
    internal string Key { get; }

    /// <summary>The process itself.</summary>
    internal EntityDraft Call { get; }

    internal Parties Parties { get; }

    /// <summary>Whose money it is, in the release at hand.</summary>
    internal EntityDraft? Buyer { get; set; }

    /// <summary>Who runs the process, in the release at hand.</summary>
    internal EntityDraft? ProcuringEntity { get; set; }

    internal EntityDraft? Authority => Buyer ?? ProcuringEntity;

    /// <summary>The country of the parties, where all that name one name the same: how their telephone numbers are written.</summary>
    internal string? Home { get; set; }

    /// <summary>Who has been named in an award or a payment.</summary>
    internal HashSet<EntityId> Suppliers { get; } = [];

    internal EntityDraft Entity(string schema, string prefix, string column, params ReadOnlySpan<string> parts) =>
        Draft.Entity(schema, RegisterId.Of(prefix, [Key, .. parts]), column);

    /// <summary>Another process, by its id.</summary>
    internal string CallId(string ocid) => IsGlobal(ocid) ? RegisterId.FromSource("ocds", ocid["ocds-".Length..]) : RegisterId.Of("ocds-call", $"{Reading.Register.Dataset.Value}/{ocid}");

    /// <summary>The id that a thing has in its release, or its place there: things without ids are told apart by it.</summary>
    internal static string LocalId(OcdsNode node, int place) =>
        node.Text("id") is { Length: > 0 } id ? id : string.Create(CultureInfo.InvariantCulture, $"#{place}");

    internal void Published(EntityDraft entity)
    {
        if (Publisher.Name.Length > 0) entity.Add("publisher", Publisher.Name, "publisher/name");
        if (Publisher.Url.Contains("://", StringComparison.Ordinal)) entity.Add("publisherUrl", Values.Clean(entity.Schema["publisherUrl"]!, Publisher.Url) ?? Publisher.Url, "publisher/uri", Publisher.Url);
    }

    static bool IsGlobal(string ocid) => ocid.Length > 12 && ocid.StartsWith("ocds-", StringComparison.Ordinal) && ocid[11] == '-' && ocid.AsSpan(5, 6).IndexOf('-') < 0;

    static string ScopeOf(string ocid, DatasetName dataset) => IsGlobal(ocid) ? ocid[..11] : dataset.Value;
}

/// <summary>Who published it, as its package says.</summary>
readonly record struct OcdsPublisher(string Name, string Url)
{
    internal static OcdsPublisher None { get; } = new("", "");
}
