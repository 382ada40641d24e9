using FollowTheMoney.Types;
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

    /// <summary>A telephone number as lists print them: <c>(007495) 6286286</c>, <c>263-4-486946</c>: with the country's code, but without the plus.</summary>
    internal static EntityDraft AddPhone(this EntityDraft entity, string text, string column, string? verbatim = null)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        string[] tried = [text, digits.StartsWith("00", StringComparison.Ordinal) ? $"+{digits[2..]}" : "", digits.Length >= 10 ? $"+{digits}" : ""];
        foreach (var form in tried)
            if (form.Length > 0 && Phones.Clean(form) is { } number) return entity.Add("phone", number, column, verbatim ?? text);
        return entity.Add("phone", text, column, verbatim ?? text);
    }

    /// <summary>An amount of money, and its currency where there is an amount.</summary>
    internal static EntityDraft AddAmount(this EntityDraft entity, string text, string currency, string column)
    {
        if (text.Length == 0) return entity;
        if (RegisterNumber.Of(text) is not { } number) return entity.Drop(column, text, "No number.");
        return entity.Add("amount", RegisterNumber.Text(number), column, text).Add("currency", currency, column);
    }
}
