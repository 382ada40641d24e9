using System.Collections.Frozen;

namespace Quipu.Reading.Analysis;

/// <summary>Classes of words, by lemma, that decide how a clause is put together.</summary>
static class VerbWords
{
    static readonly FrozenSet<string> Speech = Set(
        "decir afirmar asegurar señalar indicar informar declarar sostener anunciar explicar agregar añadir advertir precisar manifestar expresar comentar confirmar denunciar detallar reportar revelar " +
        "admitir reconocer negar alegar aclarar subrayar destacar apuntar relatar contar insistir recordar responder concluir considerar lamentar enfatizar opinar " +
        "say tell state claim add note report announce explain warn allege assert argue declare maintain contend acknowledge confirm comment observe insist conclude admit testify write");

    static readonly FrozenSet<string> Intransitive = Set(
        "morir fallecer llegar existir ocurrir suceder caer aparecer surgir nacer quedar faltar participar intervenir operar figurar estallar venir salir bastar constar desaparecer resultar estar haber proseguir continuar comparecer");

    static readonly FrozenSet<string> Motion = Set(
        "ir llegar viajar volver regresar huir trasladar extraditar enviar llevar acudir ingresar entrar salir escapar dirigir mudar subir bajar venir asistir pertenecer referir acceder corresponder deportar exportar convertir");

    static readonly FrozenSet<string> Giving = Set(
        "dar pagar entregar ofrecer otorgar conceder prestar vender pedir exigir solicitar prometer robar quitar imputar atribuir adjudicar permitir impedir imponer ordenar dictar enviar cobrar brindar incautar decomisar " +
        "give pay offer grant lend sell promise send hand award show tell teach owe");

    static readonly FrozenSet<string> Times = Set(
        "year month week day today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday morning night afternoon decade hour minute time january february march april may june july august september october november december " +
        "año mes semana dia hoy ayer mañana lunes martes miercoles jueves viernes sabado domingo noche tarde madrugada decada hora minuto enero febrero marzo abril mayo junio julio agosto setiembre septiembre octubre noviembre diciembre");

    static readonly FrozenSet<string> RelationalNouns = Set(
        "tie link connection relation relationship allegation accusation charge investigation inquiry probe attack war fight struggle operation campaign candidate contract warrant case evidence complaint threat crackdown trial lawsuit access " +
        "support response opposition control influence attempt plan decision order effort offer ability right power agreement deal alliance bid permission demand request threat failure " +
        "vinculo nexo relacion lazo conexion denuncia acusacion cargo investigacion pesquisa ataque guerra lucha operativo operacion campaña candidato candidata contrato orden caso prueba amenaza juicio proceso apoyo control atentado acuerdo alianza solicitud pena condena delito " +
        "miembro integrante lider jefe trafico exportacion rumbo contribucion aporte pago soborno recurso demanda sentencia prision proyecto ley");

    static readonly FrozenSet<string> Thought = Set("believe think know suspect fear hope find show suggest indicate estimate learn mean ensure agree feel see hear conclude reveal");

    /// <summary>Takes a clause without a word that opens it.</summary>
    internal static bool TakesClause(string lemma) => Speech.Contains(lemma) || Thought.Contains(lemma);

    internal static bool IsSpeech(string lemma) => Speech.Contains(lemma);

    internal static bool IsIntransitive(string lemma) => Intransitive.Contains(lemma);

    internal static bool IsMotion(string lemma) => Motion.Contains(lemma);

    internal static bool GivesTo(string lemma) => Giving.Contains(lemma);

    internal static bool IsTime(string lemma) => Times.Contains(lemma);

    /// <summary>"ties to", "investigation into", "nexos con": a noun that a phrase with this preposition completes.</summary>
    internal static bool TakesPreposition(string noun, string preposition) => preposition is not ("en" or "in" or "on" or "at" or "durante" or "during") && RelationalNouns.Contains(noun);

    /// <summary>After a verb of saying, a human noun with its article is who speaks.</summary>
    internal static bool SubjectAfterSpeech(ReadOnlySpan<Word> words, int head) =>
        words[head].Upos == Upos.Noun && head > 0 && words[head - 1].Folded is "el" or "la" or "los" or "las" or "un" or "una";

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
