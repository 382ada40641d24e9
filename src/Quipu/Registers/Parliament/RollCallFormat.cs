using Quipu.Registers.Tables;

namespace Quipu.Registers.Parliament;

/// <summary>
/// Roll calls of a congress in tables that belong together: sittings and votes (<c>evento, dia, hora, tipo, asunto</c>), what each member voted or whether they were there
/// (<c>evento, dia, grupo, congresista, voto|estado</c>), and the totals that were printed (<c>evento[, grupo], clave, total</c>).
/// A vote is a link from the member to the event with the vote as its role, verbatim; a total is a figure.
/// </summary>
sealed class RollCallFormat : IRegisterFormat
{
    const string Body = "Congreso de la República del Perú";

    public string Name => "rollcalls";

    public string Description => "Roll-call votes and attendance of a congress (CSV: events, votes, attendance, printed totals).";

    public int Likeness(RegisterSample sample)
    {
        var columns = sample.Columns;
        return new[]
        {
            Columns.Likeness(columns, "evento", "dia", "tipo", "asunto"), Columns.Likeness(columns, "evento", "grupo", "congresista", "voto"),
            Columns.Likeness(columns, "evento", "grupo", "congresista", "estado"), Columns.Likeness(columns, "evento", "clave", "total"),
        }.Max();
    }

    public IEnumerable<RegisterRecord> Read(ImportInput input) => TableRecords.Of(input, (row, draft) =>
    {
        if (row["evento"].Length == 0) draft.Note(NoteKind.Skipped, "evento", null, "The row does not say which sitting it is of.");
        else if (row.Header.Has("congresista")) Part(row, draft);
        else if (row.Header.Has("clave")) Total(row, draft);
        else Sitting(row, draft);
    });

    static void Sitting(TableRow row, RowDraft draft)
    {
        var name = row["asunto"].Length > 0 ? row["asunto"] : $"{row["tipo"]} {row["dia"]} {row["hora"]}";
        // A name has a limit and a subject none: the whole subject is in the summary.
        var event_ = Event(row, draft).Add("name", name.Length > 300 ? $"{name[..299]}…" : name, row["asunto"].Length > 0 ? "asunto" : "tipo+dia+hora", row["asunto"].Length > 300 ? null : name)
            .Add("summary", row["asunto"], "asunto").Add("keywords", row["tipo"], "tipo").AddDate("date", row["dia"], "dia")
            .Add("organizer", Congress(draft), "evento").Add("country", "pe", "evento", null);
        if (row["hora"].Length > 0) event_.Add("startDate", $"{row["dia"]}T{row["hora"]}", "dia+hora", null);
    }

    static void Part(TableRow row, RowDraft draft)
    {
        var isVote = row.Header.Has("voto");
        var (column, word) = isVote ? ("voto", row["voto"]) : ("estado", row["estado"]);
        if (row["congresista"].Length == 0)
        {
            draft.Note(NoteKind.Skipped, "congresista", null, "The row names no member.");
            return;
        }

        var member = Member(row, draft);
        if (word.Length == 0) draft.Note(NoteKind.Doubted, column, null, "The row does not say how the member voted, or whether they were there.");
        draft.Entity("UnknownLink", RegisterId.Of("pe-rollcall", row["evento"], member.Id.Value), "evento+congresista")
            .Add("subject", member, "congresista").Add("object", Event(row, draft), "evento").Add("role", word, column)
            .Add("status", isVote ? "vote" : "attendance", column, null).AddDate("date", row["dia"], "dia");
        Group(row, draft, member);
    }

    static EntityDraft Member(TableRow row, RowDraft draft)
    {
        var name = row["congresista"];
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        var (last, first) = comma > 0 ? (name[..comma].Trim(), name[(comma + 1)..].Trim()) : ("", "");
        var member = draft.Entity("Person", draft.Reading.IdOf("pe-congress", name), "congresista")
            .Add("name", comma > 0 ? $"{first} {last}" : name, "congresista", name).Add("lastName", last, "congresista", null).Add("firstName", first, "congresista", null)
            .Add("country", "pe", "evento", null).Add("topics", "role.pep", "evento", null);
        var post = draft.Entity("Position", draft.Reading.IdOf("pe-post", "Congresista de la República"), "evento").Add("name", "Congresista de la República", "evento", null).Add("country", "pe", "evento", null).Add("organization", Congress(draft), "evento");
        draft.Entity("Occupancy", draft.Reading.TieOf("pe-occupancy", member, post), "congresista").Add("holder", member, "congresista").Add("post", post, "evento")
            .AddDate("date", row["dia"], "dia").Add("politicalGroup", row["grupo"], "grupo");
        return member;
    }

    /// <summary>That a member sat in a group on a day. From when to when they did, the roll calls do not say: the days are all there is.</summary>
    static void Group(TableRow row, RowDraft draft, EntityDraft member)
    {
        if (row["grupo"].Length == 0) return;
        var group = draft.Entity("Organization", draft.Reading.IdOf("pe-bench", row["grupo"]), "grupo").Add("name", row["grupo"], "grupo").Add("country", "pe", "evento", null);
        draft.Entity("Membership", draft.Reading.TieOf("pe-membership", member, group), "grupo+congresista").Add("member", member, "congresista").Add("organization", group, "grupo")
            .Add("role", "parliamentary group", "grupo", null).AddDate("date", row["dia"], "dia");
    }

    static void Total(TableRow row, RowDraft draft)
    {
        var (sitting, key, group) = (row["evento"], row["clave"], row["grupo"]);
        if (RegisterNumber.Of(row["total"]) is not { } value || sitting.Length < 10 || !PartialDate.TryParse(sitting[..10], out var day))
        {
            draft.Note(NoteKind.Skipped, "total", row["total"], "The total is no number, or its sitting has no date.");
            return;
        }

        // Of one day there are several sittings: the sitting is part of what is counted.
        var metric = $"rollcall.{RegisterId.Slug(sitting)}{(group.Length > 0 ? $".group-{RegisterId.Slug(group)}" : "")}.{RegisterId.Slug(key)}";
        draft.Add(new(metric, group.Length > 0 ? $"{key} ({group}), {sitting}" : $"{key}, {sitting}", "pe", "Perú", day, value, row["total"], "members", Body, null));
    }

    static EntityDraft Event(TableRow row, RowDraft draft) => draft.Entity("Event", RegisterId.FromSource("pe-sitting", row["evento"]), "evento").Add("recordId", row["evento"], "evento");

    static EntityDraft Congress(RowDraft draft) => draft.Entity("PublicBody", draft.Reading.IdOf("pe-body", Body), "evento").Add("name", Body, "evento", null).Add("country", "pe", "evento", null).Add("topics", "gov.legislative", "evento", null);
}
