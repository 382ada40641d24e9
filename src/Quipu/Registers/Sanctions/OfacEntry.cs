using System.Collections.Immutable;
using System.Text;
using Quipu.Registers.Places;
using Quipu.Registers.Tables;

namespace Quipu.Registers.Sanctions;

/// <summary>An entry of the list: who it is, the sanction, and what the remarks say of birth, papers, other names and ties.</summary>
sealed class OfacEntry(TableRow row, RowDraft draft, OfacListed listed)
{
    const string Remarks = "Remarks";

    readonly string _number = row["ent_num"];
    EntityDraft _entity = null!;
    EntityDraft _sanction = null!;

    internal void Read()
    {
        // Some editions end with a lone control character.
        if (_number.Length == 0 || !_number.All(char.IsAsciiDigit))
        {
            draft.Note(NoteKind.Skipped, "ent_num", _number, "The row has no number and is no entry.");
            return;
        }

        var schema = OfacListed.SchemaOf(Text("SDN_Type"));
        _entity = draft.Entity(schema, RegisterId.FromSource("ofac", _number), "ent_num").Add("topics", "sanction", "Program", null);
        Named(schema);
        _sanction = draft.Entity("Sanction", RegisterId.FromSource("ofac-sanction", _number), "ent_num").Add("entity", _entity, "ent_num")
            .Add("authority", "Office of Foreign Assets Control, US Treasury", "ent_num", null).Add("country", "us", "ent_num", null).Add("authorityId", _number, "ent_num");
        foreach (var programme in Text("Program").Split("] [", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            _sanction.Add("program", programme.Trim('[', ']'), "Program", null).Add("programId", programme.Trim('[', ']'), "Program", null);
        if (schema == "Vessel") Vessel();
        foreach (var remark in Parts(Text(Remarks))) Remark(remark);
    }

    /// <summary>"CRUZ, Juan M. de la" as it is spoken: "Juan M. de la CRUZ".</summary>
    internal static string InOrder(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        return comma <= 0 || name.AsSpan(comma + 1).Contains(',') ? name : $"{name[(comma + 1)..].Trim()} {name[..comma].Trim()}";
    }

    void Named(string schema)
    {
        var name = Text("SDN_Name");
        if (schema != "Person")
        {
            _entity.Add("name", name, "SDN_Name");
            if (Text("Title") is { Length: > 0 } title) _entity.Add("notes", title, "Title");
            return;
        }

        _entity.Add("name", InOrder(name), "SDN_Name", name);
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && InOrder(name) != name)
            _entity.Add("lastName", name[..comma].Trim(), "SDN_Name", null).Add("firstName", name[(comma + 1)..].Trim(), "SDN_Name", null);
        _entity.Add("position", Text("Title"), "Title");
    }

    void Vessel() => _entity.Add("callSign", Text("Call_Sign"), "Call_Sign").Add("type", Text("Vess_type"), "Vess_type")
        .Add("tonnage", Text("Tonnage").Replace(",", "", StringComparison.Ordinal), "Tonnage", Text("Tonnage"))
        .Add("grossRegisteredTonnage", Text("GRT").Replace(",", "", StringComparison.Ordinal), "GRT", Text("GRT"))
        .AddCountry("flag", "Vess_flag", Text("Vess_flag")).Add("notes", Text("Vess_owner") is { Length: > 0 } owner ? $"Owner: {owner}" : "", "Vess_owner", Text("Vess_owner"));

    void Remark(string remark)
    {
        var text = remark.StartsWith("alt. ", StringComparison.Ordinal) ? remark[5..] : remark;
        if (Person(text) || Name(text) || Craft(text) || Contact(text) || Link(text) || Measure(text)) return;
        if (OfacPaper.Find(text) is { } paper && paper.Keep(draft, _entity, remark)) return;
        _entity.Add("notes", remark, Remarks, null);
    }

    bool Person(string text)
    {
        if (After(text, "DOB ") is { } born) return Birth(born);
        if (After(text, "POB ") is { } place) return Adds("birthPlace", place);
        if (After(text, "nationality ") is { } nationality) return AddsCountry("nationality", nationality);
        if (After(text, "citizen ") is { } citizen) return AddsCountry("citizenship", citizen);
        return After(text, "Gender ") is { } gender && Adds("gender", gender);
    }

    bool Birth(string born)
    {
        if (_entity.Schema["birthDate"] is null) return false;
        _entity.AddVague(draft, "birthDate", (born, Remarks));
        return true;
    }

    /// <summary>Names in the remarks are those that the list itself calls weak.</summary>
    bool Name(string text)
    {
        var former = After(text, "f.k.a. ");
        if ((After(text, "a.k.a. ") ?? former ?? After(text, "n.k.a. ")) is not { } name) return false;
        var plain = name.Trim('\'', ' ');
        _entity.Add(former is null ? "weakAlias" : "previousName", plain, Remarks, null);
        return true;
    }

    bool Craft(string text)
    {
        if (After(text, "Former Vessel Flag ") is { } past && _entity.Schema["pastFlags"] is not null) return AddsCountry("pastFlags", past == "None Identified" ? "" : past);
        if (After(text, "Vessel Flag ") is { } flag && _entity.Schema["flag"] is not null) return AddsCountry("flag", flag);
        if (After(text, "Vessel Year of Build ") is { } built) return Adds("buildDate", built);
        if (After(text, "Vessel Type ") is { } type) return Adds("type", type);
        if (After(text, "Aircraft Model ") is { } model) return Adds("model", model);
        if (After(text, "Aircraft Manufacture Date ") is { } made && _entity.Schema["buildDate"] is not null) return _entity.AddDate("buildDate", made, Remarks) is not null;
        if (After(text, "Aircraft Manufacturer's Serial Number (MSN) ") is { } serial) return Adds("serialNumber", serial);
        return After(text, "Aircraft Tail Number ") is { } tail && Adds("registrationNumber", tail);
    }

    bool Contact(string text)
    {
        if (After(text, "Website ") is { } website) return Adds("website", website);
        if (After(text, "Email Address ") is { } email) return Adds("email", email);
        return (After(text, "Telephone No. ") ?? After(text, "Telephone ") ?? After(text, "Phone Number ") ?? After(text, "Phone No. ")) is { } phone && Phone(phone);
    }

    bool Phone(string text)
    {
        if (_entity.Schema["phone"] is null) return false;
        _entity.AddPhone(text, Remarks);
        return true;
    }

    /// <summary>"Linked To: NAME": the other is on the list as well, most often.</summary>
    bool Link(string text)
    {
        if (After(text, "Linked To: ") is not { } name) return false;
        // The full stop that ends the remarks may have been the name's own.
        if ((listed.Number(name) ?? listed.Number($"{name}.")) is not { } other || other == _number)
        {
            draft.Note(NoteKind.Doubted, Remarks, name, "Linked to somebody who is not in the list under exactly one entry: kept as a note, not as a link.");
            return false;
        }

        draft.Entity("UnknownLink", RegisterId.Of("ofac-link", _number, other), Remarks).Add("subject", _entity, "ent_num")
            .Add("object", draft.Entity(listed.Schema(other), RegisterId.FromSource("ofac", other), Remarks), Remarks).Add("role", "linked to", Remarks, null);
        return true;
    }

    bool Measure(string text)
    {
        if (!text.StartsWith("Additional Sanctions Information", StringComparison.Ordinal) && !text.StartsWith("Secondary sanctions", StringComparison.OrdinalIgnoreCase)) return false;
        _sanction.Add("provisions", text, Remarks, null);
        return true;
    }

    bool Adds(string property, string value)
    {
        if (_entity.Schema[property] is null || value.Length == 0) return false;
        _entity.Add(property, value, Remarks, null);
        return true;
    }

    bool AddsCountry(string property, string value)
    {
        if (_entity.Schema[property] is null || CountryWords.Code(value) is not { } code) return false;
        _entity.Add(property, code, Remarks, value);
        return true;
    }

    string Text(string column) => OfacFormat.Text(row, column);

    static string? After(string text, string label) => text.StartsWith(label, StringComparison.Ordinal) ? text[label.Length..].Trim() : null;

    /// <summary>The remarks, cut at semicolons that stand outside single quotes; the full stop at the end is none of them.</summary>
    internal static ImmutableArray<string> Parts(string remarks)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        var part = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < remarks.Length; i++)
        {
            var c = remarks[i];
            // An apostrophe inside a word opens nothing.
            if (c == '\'' && (isQuoted ? !IsWord(remarks, i + 1) : !IsWord(remarks, i - 1))) isQuoted = !isQuoted;
            if (c == ';' && (!isQuoted || !remarks.AsSpan(i).Contains('\'')))
            {
                Close();
                isQuoted = false;
            }
            else part.Append(c);
        }

        Close();
        if (parts.Count > 0 && parts[^1].EndsWith('.')) parts[^1] = parts[^1][..^1].TrimEnd();
        return parts.ToImmutable();

        void Close()
        {
            if (part.ToString().Trim() is { Length: > 0 } text) parts.Add(text);
            part.Clear();
        }
    }

    static bool IsWord(string text, int index) => index >= 0 && index < text.Length && char.IsLetterOrDigit(text[index]);
}
