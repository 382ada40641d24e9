using System.Collections.Immutable;
using System.Globalization;

namespace Quipu.Web.Api.Yente;

/// <summary>What a request is refused with: the status that clients of this interface expect, and one sentence.</summary>
sealed record Refused(int Status, string Sentence)
{
    internal IResult Answer => Answers.Problem(Status, Sentence);
}

/// <summary>The query of an address as other programs write it; the first fault counts.</summary>
sealed class Parameters(IQueryCollection query)
{
    internal Refused? Fault { get; private set; }

    internal void Refuse(int status, string sentence) => Fault ??= new(status, sentence);

    internal string? Text(string key) => query[key].ToString().Trim() is { Length: > 0 } text ? text : null;

    internal bool Has(string key) => query.ContainsKey(key);

    internal ImmutableArray<string> Many(string key) =>
        [.. query[key].Select(v => v?.Trim()).OfType<string>().Where(v => v.Length > 0).Distinct(StringComparer.Ordinal)];

    internal bool Flag(string key, bool otherwise = false)
    {
        switch (Text(key)?.ToLowerInvariant())
        {
            case null: return otherwise;
            case "true" or "1" or "yes" or "on" or "t" or "y": return true;
            case "false" or "0" or "no" or "off" or "f" or "n": return false;
            default:
                Refuse(StatusCodes.Status422UnprocessableEntity, $"'{Text(key)}' is no value of '{key}': say true or false.");
                return otherwise;
        }
    }

    internal int Number(string key, int otherwise, int least, int most)
    {
        if (Text(key) is not { } text) return otherwise;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Refuse(StatusCodes.Status422UnprocessableEntity, $"'{text}' is no value of '{key}': a whole number from {least} to {most} is.");
        return otherwise;
    }

    internal double Share(string key, double otherwise)
    {
        if (Text(key) is not { } text) return otherwise;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1) return share;
        Refuse(StatusCodes.Status422UnprocessableEntity, $"'{text}' is no value of '{key}': a number from 0 to 1 is.");
        return otherwise;
    }

    /// <summary>A moment, or the beginning of one (2031, 2031-05, 2031-05-02T10); without a zone it is UTC.</summary>
    internal DateTimeOffset? Moment(string key)
    {
        if (Text(key) is not { } text) return null;
        if (DateTimeOffset.TryParse(text.Length is 13 ? text + ":00" : text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && text.Length >= 10) return at;
        if (text.Length < 10 && PartialDate.TryParse(text, out var date)) return new(date.Earliest.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        Refuse(StatusCodes.Status422UnprocessableEntity, $"'{text}' is no value of '{key}': write a date such as 2031-05-02 or 2031-05-02T10:00:00.");
        return null;
    }

    /// <summary>Names of schemata; one that the model does not have is a fault.</summary>
    internal ImmutableArray<string> SchemaNames(string key)
    {
        var names = Many(key);
        foreach (var name in names)
            if (Schemata.Default.Find(name) is null) Refuse(StatusCodes.Status400BadRequest, $"FollowTheMoney has no schema '{name}'.");
        return names;
    }
}
