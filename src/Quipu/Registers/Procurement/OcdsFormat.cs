using System.Text.Json;
using Quipu.Registers.Json;

namespace Quipu.Registers.Procurement;

/// <summary>
/// Procurement in the Open Contracting Data Standard, 1.0 and 1.1: release packages and record packages, releases and records by themselves, as JSON or JSON lines. A release or a record is a row; columns are
/// JSON paths without places in lists. Releases of one process (<c>ocid</c>) say of the same entities: what changed from one to the next stands beside what it was.
/// </summary>
sealed class OcdsFormat : IRegisterFormat
{
    /// <summary>Sections of a release: one of them is enough to be taken for one.</summary>
    static readonly string[] Sections = ["tender", "awards", "contracts", "planning", "buyer", "parties", "bids"];

    public string Name => "ocds";

    public string Description => "Procurement in the Open Contracting Data Standard 1.0 and 1.1 (release and record packages; JSON, JSON lines).";

    public int Likeness(RegisterSample sample)
    {
        var head = sample.Head.AsSpan().TrimStart();
        if (head is not ['{' or '[', ..]) return 0;
        if (head.Contains("\"ocid\"", StringComparison.Ordinal)) return 98;
        var isPackage = head.Contains("\"releases\"", StringComparison.Ordinal) || head.Contains("\"records\"", StringComparison.Ordinal);
        return isPackage && head.Contains("\"publishedDate\"", StringComparison.Ordinal) ? 90 : 0;
    }

    public IEnumerable<RegisterRecord> Read(ImportInput input)
    {
        var reading = new OcdsReading(input.Dataset);
        for (var file = 0; file < input.Files.Length; file++)
        {
            var number = 0L;
            foreach (var item in Items(input.Files[file], input.Files.Length > 1))
            {
                var draft = new RowDraft(reading.Register, new(file, ++number), item.Value);
                yield return item.Value is { } value ? Row(reading, draft, value, item.Publisher) : draft.Skip(item.Fault ?? "There is nothing here.");
            }
        }
    }

    public StoodRow? RowOf(RegisterFile file, long number) => StoodRow.OfJson(OcdsFile.Items(file).Select((item, i) => new JsonItem("", i + 1, item.Value, item.Fault)), number);

    /// <summary>One file of many that is no JSON is a row that says so: registers come as thousands of files, and the others are whole.</summary>
    static IEnumerable<OcdsItem> Items(RegisterFile file, bool isOneOfMany)
    {
        using var each = OcdsFile.Items(file).GetEnumerator();
        while (true)
        {
            OcdsItem item;
            try
            {
                if (!each.MoveNext()) yield break;
                item = each.Current;
            }
            catch (RegisterException e) when (isOneOfMany)
            {
                item = new(null, default, e.Message);
            }

            yield return item;
        }
    }

    static RegisterRecord Row(OcdsReading reading, RowDraft draft, JsonElement value, OcdsPublisher publisher)
    {
        var root = new OcdsNode(value, reading.Begin(), reading);
        var releases = Releases(root).ToList();
        var ocid = root.First("ocid", "compiledRelease/ocid", "releases/ocid", "versionedRelease/ocid").Text;
        if (ocid.Length == 0)
        {
            ocid = Nameless(root);
            if (ocid.Length == 0) return draft.Skip("It has no ocid and no section of a release: it is no release and no record.");
            draft.Note(NoteKind.Doubted, "ocid", null, $"It has no ocid; it is known by '{ocid}', and no other release can be told to be of the same process.");
        }

        var row = new OcdsRow(reading, draft, ocid, publisher);
        foreach (var release in releases) row.Parties.Read(release);
        foreach (var release in releases)
        {
            (row.Buyer, row.ProcuringEntity) = (null, null);
            Tendering.Read(row, release);
            Spending.Project(row, release);
            new Awarding(row, release).Read();
        }

        Tendering.Roles(row);
        foreach (var linked in root.Items("releases")) row.Call.CopyUrl(linked, "url", "notes");
        foreach (var member in (ReadOnlySpan<string>)["publisher/name", "publisher/uri", "packageInfo/publisher/name", "packageInfo/publisher/uri", "packageInfo/publisher"]) _ = root.Text(member);
        var record = draft.Record();
        return record with { Notes = record.Notes.AddRange(new Unread(reading).Notes(value, root.Path)) };
    }

    /// <summary>A release is itself; a record is what it was compiled to, the releases that it holds, and the history of every member.</summary>
    static IEnumerable<OcdsNode> Releases(OcdsNode root)
    {
        if (!root.Has("compiledRelease") && !root.Has("releases") && !root.Has("versionedRelease")) return [root];
        return root.Items("compiledRelease").Concat(root.Items("releases")).Concat(root.Items("versionedRelease"));
    }

    /// <summary>What a release without an ocid is known by: its own id, or that of its tender.</summary>
    static string Nameless(OcdsNode root) => Array.Exists(Sections, root.Has) ? root.First("id", "tender/id").Text : "";
}
