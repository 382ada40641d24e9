using Quipu.Registers.Places;

namespace Quipu.Registers;

/// <summary>What rows of many registers have alike.</summary>
static class EntityDrafts
{
    /// <summary>A date in any of the forms that registers use; what is none is noted.</summary>
    internal static EntityDraft AddDate(this EntityDraft entity, string property, string text, string column) =>
        entity.Add(property, RegisterDate.Iso(text) ?? text, column, text);

    /// <summary>A country by code, name or people; of several columns the first that names one.</summary>
    internal static EntityDraft AddCountry(this EntityDraft entity, string property, string column, params ReadOnlySpan<string> words)
    {
        foreach (var text in words)
            if (CountryWords.Code(text) is { } code) return entity.Add(property, code, column, text);
        foreach (var text in words)
            if (text.Length > 0) return entity.Add(property, text, column);
        return entity;
    }

    /// <summary>An amount of money, and its currency where there is an amount.</summary>
    internal static EntityDraft AddAmount(this EntityDraft entity, string text, string currency, string column)
    {
        if (text.Length == 0) return entity;
        if (RegisterNumber.Of(text) is not { } number) return entity.Drop(column, text, "No number.");
        return entity.Add("amount", RegisterNumber.Text(number), column, text).Add("currency", currency, column);
    }
}
