using System.Collections.Immutable;

namespace Quipu.Registers.Sanctions;

/// <summary>Dates that a list is not sure of: <c>circa 1951</c>, <c>(probably) 1944</c>, <c>between 1.1.1961 and 31.12.1963</c>, <c>1979-1982</c>, <c>1955 to 1957</c>.</summary>
static class VagueDate
{
    static readonly ImmutableArray<string> Hedges = ["approximately", "approx.", "around", "about", "circa", "c.", "ca.", "probably", "possibly", "born", "in", "between", "early", "late", "mid", "either", "date of birth:"];

    /// <summary>The dates, and whether the text is sure of them; none where there is no date in it.</summary>
    internal static (ImmutableArray<string> Dates, bool IsSure) Of(string text)
    {
        if (RegisterDate.Iso(text) is { } exact) return ([exact], true);
        var plain = text.Trim().Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
        for (var cut = true; cut;)
        {
            cut = false;
            foreach (var hedge in Hedges)
            {
                if (!plain.StartsWith(hedge, StringComparison.OrdinalIgnoreCase)) continue;
                (plain, cut) = (plain[hedge.Length..].TrimStart(' ', '-'), true);
            }
        }

        foreach (var by in (ReadOnlySpan<string>)[" and ", " to ", " or ", "-", "–", "/"])
        {
            var parts = plain.Split(by, StringSplitOptions.TrimEntries);
            if (parts.Length == 2 && RegisterDate.Iso(parts[0]) is { } from && RegisterDate.Iso(parts[1]) is { } until) return ([from, until], false);
        }

        return RegisterDate.Iso(plain) is { } vague ? ([vague], false) : ([], false);
    }

    /// <summary>Adds the dates, with a note where they are not sure; a text without a date is noted, not kept.</summary>
    internal static EntityDraft AddVague(this EntityDraft entity, RowDraft draft, string property, (string Text, string Column) from)
    {
        var (dates, isSure) = Of(from.Text);
        if (dates.IsEmpty) return entity.AddDate(property, from.Text, from.Column);
        if (!isSure) draft.Note(NoteKind.Doubted, from.Column, from.Text, "The date is about, or between, what was kept.");
        foreach (var date in dates) entity.Add(property, date, from.Column, from.Text);
        return entity;
    }
}
