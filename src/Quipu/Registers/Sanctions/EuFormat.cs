using System.Collections.Immutable;
using Quipu.Registers.Places;
using Quipu.Registers.Tables;

namespace Quipu.Registers.Sanctions;

/// <summary>
/// Persons and bodies under restrictive measures of the European Union, as a table of the annexes of its legal acts: one row for each act that lists somebody, with a FollowTheMoney
/// schema named in <c>schema</c> and columns that are its properties.
/// </summary>
sealed class EuFormat : IRegisterFormat
{
    static readonly ImmutableArray<string> Own = ["celex", "recordId", "programKey", "annex", "measure", "startDate", "reason", "schema"];

    public string Name => "eu";

    public string Description => "Sanctions of the European Union (the Commission's consolidated CSV, or a table of the annexes of its acts).";

    public int Likeness(RegisterSample sample) => Math.Max(
        Columns.Likeness(sample.Columns, "celex", "programKey", "annex", "measure", "schema", "name"), EuConsolidated.Is(c => sample.Columns.Contains(c, StringComparer.OrdinalIgnoreCase)) ? 100 : 0);

    /// <summary>Either of the two shapes: the annexes' table, or the Commission's list.</summary>
    public IEnumerable<RegisterRecord> Read(ImportInput input) => TableRecords.Of(input, (row, draft) =>
    {
        if (EuConsolidated.Is(row.Header.Has)) EuConsolidated.Read(row, draft);
        else Entry(row, draft);
    });

    static void Entry(TableRow row, RowDraft draft)
    {
        var (schema, name) = (Schemata.Default.Find(row["schema"]), row["name"]);
        if (schema is null || name.Length == 0)
        {
            var kind = schema is null && name.Length > 0 ? NoteKind.Quarantined : NoteKind.Skipped;
            draft.Note(kind, "schema", row["schema"], schema is null ? "FollowTheMoney has no such schema." : "The row names nobody.");
            return;
        }

        // Listed again by another act, somebody is the same entity: the name and the birth date tell, since numbers in annexes are given anew.
        var id = row["recordId"].Length > 0 ? RegisterId.Of("eu", row["celex"], row["annex"], row["recordId"], RegisterId.Key(name)) : RegisterId.Of("eu", row["celex"], row["schema"], RegisterId.Key(name), row["birthDate"]);
        var entity = draft.Entity(schema.Name, id, "schema+name").Add("topics", "sanction", "measure", null).Add("programId", row["programKey"], "programKey");
        for (var i = 0; i < row.Header.Columns.Length; i++)
        {
            var column = row.Header.Columns[i];
            if (row.At(i).Length > 0 && !Own.Contains(column, StringComparer.OrdinalIgnoreCase)) Column(entity, draft, column, row.At(i));
        }

        draft.Entity("Sanction", RegisterId.Of("eu-sanction", id, row["celex"], row["annex"], row["programKey"]), "celex").Add("entity", entity, "schema+name")
            .Add("authority", "Council of the European Union", "celex", null).Add("country", "eu", "celex", null)
            .Add("authorityId", row["celex"], "celex").Add("recordId", string.Join(' ', new[] { row["annex"], row["recordId"] }.Where(p => p.Length > 0)), "annex+recordId", null)
            .Add("program", row["programKey"], "programKey").Add("programId", row["programKey"], "programKey")
            .Add("provisions", row["measure"], "measure").Add("reason", row["reason"], "reason").AddDate("startDate", row["startDate"], "startDate");
    }

    /// <summary>"Italian since 1990", "allegedly Russian": the word that names a country, with a note of the others.</summary>
    static EntityDraft Country(EntityDraft entity, RowDraft draft, string column, string text)
    {
        if (CountryWords.Code(text) is { } whole) return entity.Add(column, whole, column, text);
        var words = text.Split([' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        for (var length = Math.Min(3, words.Length); length > 0; length--)
        {
            for (var at = 0; at + length <= words.Length; at++)
            {
                if (CountryWords.Code(string.Join(' ', words[at..(at + length)])) is not { } code) continue;
                draft.Note(NoteKind.Doubted, column, text, $"Kept as '{code}'; the other words qualify it.");
                return entity.Add(column, code, column, text);
            }
        }

        return entity.Add(column, text, column);
    }

    static EntityDraft Cut(EntityDraft entity, RowDraft draft, string column, (string Value, string Verbatim) cut)
    {
        if (cut.Value != cut.Verbatim) draft.Note(NoteKind.Cleaned, column, cut.Verbatim, $"Kept as '{cut.Value}': the words about it are with the row.");
        return entity.Add(column, cut.Value, column, cut.Verbatim);
    }

    static void Column(EntityDraft entity, RowDraft draft, string column, string text)
    {
        if (entity.Schema[column] is not { IsStub: false } property)
        {
            // The table has one column for all schemata: a person has no flag.
            draft.Note(NoteKind.Quarantined, column, text, $"{entity.Schema.Name} has no {column}.");
            return;
        }

        var parts = property.Type.Name is "text" ? [text] : ListedValues.Of(text, property.Type.Name);
        foreach (var part in parts)
        {
            _ = property.Type.Name switch
            {
                "country" => Country(entity, draft, column, part),
                "date" => entity.AddVague(draft, column, (part, column)),
                "identifier" => Cut(entity, draft, column, (ListedValues.Number(part), part)),
                "phone" => entity.AddPhone(ListedValues.BeforeBracket(part), column, part),
                _ => entity.Add(column, part, column),
            };
        }
    }
}
