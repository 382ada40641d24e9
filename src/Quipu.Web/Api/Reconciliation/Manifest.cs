using System.Text.Json;
using FollowTheMoney.Streams;
using Quipu.Web.Api.Yente;

namespace Quipu.Web.Api.Reconciliation;

/// <summary>What the service is and can do, as clients read it first.</summary>
static class Manifest
{
    /// <summary>Queries in one request at most.</summary>
    internal const int MostQueries = 50;

    static readonly string[] DefaultTypes = ["Person", "Organization", "Company", "LegalEntity", "PublicBody"];

    internal static void Write(Utf8JsonWriter json, string address, DatasetScope scope)
    {
        var root = address[..address.LastIndexOf("/reconcile/", StringComparison.Ordinal)];
        json.WriteStartObject();
        json.WriteStrings("versions", ["0.2"]);
        json.WriteString("name", $"{scope.Title} (Quipu)");
        json.WriteString("identifierSpace", "https://www.opensanctions.org/reference/#schemas");
        json.WriteString("schemaSpace", "https://www.opensanctions.org/reference/#schemas");
        json.WriteString("documentation", "https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/");
        json.WriteNumber("batchSize", MostQueries);
        json.WriteStartObject("view");
        json.WriteString("url", root + "/entities/{{id}}");
        json.WriteEndObject();
        json.WriteStartObject("preview");
        json.WriteString("url", address + "/preview?id={{id}}");
        json.WriteNumber("width", 430);
        json.WriteNumber("height", 300);
        json.WriteEndObject();
        json.WriteStartObject("suggest");
        foreach (var what in new[] { "entity", "property", "type" })
        {
            json.WriteStartObject(what);
            json.WriteString("service_url", address);
            json.WriteString("service_path", "/suggest/" + what);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("extend");
        json.WriteStartObject("propose_properties");
        json.WriteString("service_url", address);
        json.WriteString("service_path", "/extend/property");
        json.WriteEndObject();
        json.WriteStartArray("property_settings");
        Setting(json, "limit", "Limit", "number", 0, "Values of a cell at most (0: all)");
        Setting(json, "render", "Show", "select", "caption", "Names instead of codes and ids, or values as they are kept");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("defaultTypes");
        foreach (var name in DefaultTypes) WriteType(json, Schemata.Default[name]);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static void WriteType(Utf8JsonWriter json, Schema schema)
    {
        json.WriteStartObject();
        json.WriteString("id", schema.Name);
        json.WriteString("name", schema.Plural);
        json.WriteEndObject();
    }

    static void Setting(Utf8JsonWriter json, string name, string label, string type, object otherwise, string help)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("label", label);
        json.WriteString("type", type);
        if (otherwise is int number) json.WriteNumber("default", number);
        else json.WriteString("default", (string)otherwise);
        json.WriteString("help_text", help);
        if (type == "select")
        {
            json.WriteStartArray("choices");
            foreach (var (value, shown) in new[] { ("caption", "Names"), ("raw", "Values as they are kept") })
            {
                json.WriteStartObject();
                json.WriteString("value", value);
                json.WriteString("name", shown);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
